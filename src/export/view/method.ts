import type { ProofRecord } from '../../proof/index.ts';
import type { PlatformView } from './platform.ts';

const BUTTONS: Readonly<Record<string, string>> = {
  'accept-all': 'button:accept',
  'refuse-all': 'button:refuse',
  save: 'toggles:save',
};

/** By which control a choice was made, in the words of the export view; of a platform: its id, and its key. */
export const methodOf = (
  { layer, control }: ProofRecord['asked'],
  platform: PlatformView | undefined,
): string => {
  if (platform) return [layer, platform.hostCmp, control].filter(Boolean).join(':');
  if (layer === 'control') return 'withdraw-control';
  if (layer === '1' || layer === '2')
    return (Object.hasOwn(BUTTONS, control) && BUTTONS[control]) || `button:${control}`;
  return `${layer}:${control}`;
};
