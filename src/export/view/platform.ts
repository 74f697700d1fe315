import type { ProofRecord } from '../../proof/index.ts';
import type { NoticeFacts } from './facts.ts';

/** The consent platform that asked in the banner's place, as the proof tells of it. */
export interface PlatformView {
  /** Its id; nothing where neither the proof nor the notice names it. */
  readonly hostCmp?: string;
  readonly version?: string;
  /** Its own record of the answer, and the time of that (ISO 8601 UTC). */
  readonly reference?: string;
  readonly at?: string;
  /** Under which of its keys the purpose stands. */
  readonly key: string;
}

/** Nothing where no platform asked. A proof that does not name it rests on a notice that does. */
export const platformOf = (
  { layer, control, host }: ProofRecord['asked'],
  notice: NoticeFacts | undefined,
): PlatformView | undefined => {
  if (layer !== 'host-cmp') return undefined;
  const { version, reference, at } = host ?? {};
  const content = notice?.content;
  const hostCmp = host?.cmp ?? (content?.layer === 'host-cmp' ? content.cmp : undefined);
  return {
    ...(hostCmp !== undefined && { hostCmp }),
    ...(version !== undefined && { version }),
    ...(reference !== undefined && { reference }),
    ...(at !== undefined && { at }),
    key: control,
  };
};

/** `<platform> <version>`. */
export const namedPlatform = ({ hostCmp, version }: PlatformView): string =>
  [hostCmp ?? 'host-cmp', version].filter(Boolean).join(' ');
