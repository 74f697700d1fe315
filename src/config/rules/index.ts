import type { Rule } from '../finding.ts';
import { alternative } from './alternative.ts';
import { caps } from './caps.ts';
import { choiceLifetime } from './choice-lifetime.ts';
import { cmp } from './cmp.ts';
import { consentMode } from './consent-mode.ts';
import { exemption } from './exemption.ts';
import { limitation } from './limitation.ts';
import { paths } from './paths.ts';
import { places } from './places.ts';
import { preview } from './preview.ts';
import { profile } from './profile.ts';
import { proofRetention } from './proof-retention.ts';
import { purposes } from './purposes.ts';
import { recorders } from './recorders.ts';
import { retention } from './retention.ts';
import { site } from './site.ts';
import { tcf } from './tcf.ts';
import { texts } from './texts.ts';
import { theme } from './theme.ts';
import { trackers } from './trackers.ts';
import { unmask } from './unmask.ts';

/** What the shape of `temoin.json` cannot say. `shipped`: the languages that have a locale. */
export const rules = (shipped: readonly string[]): readonly Rule[] => [
  exemption,
  site,
  places,
  purposes,
  texts(shipped),
  limitation,
  profile,
  alternative,
  retention,
  choiceLifetime,
  proofRetention,
  trackers,
  unmask,
  paths,
  caps,
  preview,
  recorders,
  cmp,
  theme,
  consentMode,
  tcf,
];
