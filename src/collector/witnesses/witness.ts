import { formatCosignerKey, parseCosignerKey, type VerifierKey } from '../../log/index.ts';
import { sha256 } from '../sha256.ts';

/** Another party's witness (C2SP tlog-witness). */
export interface Witness {
  readonly key: VerifierKey;
  /** What `add-checkpoint` lies below, without a slash at its end. */
  readonly url: string;
}

/** As the configuration has it. Throws `Malformed` where the line is not a cosigner's verifier key. */
export const readWitness = ({ vkey, url }: { readonly vkey: string; readonly url: string }): Witness => ({
  key: parseCosignerKey(sha256, vkey.trim()),
  url: url.replace(/\/+$/, ''),
});

/** What the store knows it by: its verifier key's line, so that an export can name it without the configuration. */
export const nameOf = ({ key }: Witness): string => formatCosignerKey(key);
