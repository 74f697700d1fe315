import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { verifyEd25519 } from '../collector/ed25519.ts';
import { loadLogKey } from '../collector/ledger/log-key.ts';
import { sha256, sha256hex } from '../collector/sha256.ts';
import { cosignerKey, formatCosignerKey, parseCosignerKey } from '../log/cosignature.ts';
import type { NoteSigner, VerifierKey } from '../log/index.ts';
import { fileState } from './file-state.ts';
import { createWitness, type Witness } from './witness.ts';

export interface WitnessOptions {
  /** Holds the key, its name and the memory; made (mode 0700) where it is not there. */
  readonly data: string;
  readonly logs: readonly VerifierKey[];
  /** Of the witness, on its cosignatures; made out of the key where absent. Fixed at the first start. */
  readonly name?: string | undefined;
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
}

const write = (path: string, text: string): void => {
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o644);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
};

/** The key of this folder, under its name. One key has one name: a cosignature does not say which was meant. */
const loadCosigner = (data: string, name: string | undefined): NoteSigner => {
  const { publicKey, sign } = loadLogKey(data, 'witness-key.pem');
  const path = join(data, 'vkey');
  if (existsSync(path)) {
    const known = parseCosignerKey(sha256, readFileSync(path, 'utf8').trim());
    if (Buffer.compare(known.publicKey, publicKey))
      throw new Error(`${path} is of another key than witness-key.pem`);
    if (name !== undefined && name !== known.name)
      throw new Error(`this witness is known as ${known.name}, and its key can have no second name`);
    return { ...known, sign };
  }
  const key = cosignerKey(sha256, name ?? `witness/${sha256hex(publicKey).slice(0, 16)}`, publicKey);
  write(path, `${formatCosignerKey(key)}\n`);
  return { ...key, sign };
};

/** Opens a witness's folder. Answers the witness, and the line to hand to the publishers of the logs. Throws where it cannot. */
export const openWitness = ({
  data,
  logs,
  name,
  now,
  onFault,
}: WitnessOptions): { readonly witness: Witness; readonly vkey: string } => {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const cosigner = loadCosigner(data, name);
  const state = fileState(join(data, 'logs'));
  const witness = createWitness({ sha256, verify: verifyEd25519, logs, cosigner, state, now, onFault });
  return { witness, vkey: formatCosignerKey(cosigner) };
};
