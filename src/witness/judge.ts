import type { AddCheckpoint } from '../log/add-checkpoint.ts';
import { type Checkpoint, type Sha256, verifyConsistency } from '../log/index.ts';

/** Why a checkpoint is not cosigned (C2SP tlog-witness). */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly says: string;
}

/** Is `next` what came out of `latest`, as the request shows it? The signature is looked at elsewhere. */
export const judge = (
  sha256: Sha256,
  { old, proof }: AddCheckpoint,
  next: Checkpoint,
  latest: Checkpoint | undefined,
): Refusal | undefined => {
  if (old > next.size) return { status: 400, says: 'the old size is above that of the checkpoint' };
  const { size, root } = latest ?? { size: 0, root: sha256(new Uint8Array()) };
  if (old !== size) return { status: 409, says: String(size) };
  if (!verifyConsistency(sha256, size, next.size, root, next.root, proof))
    return { status: 422, says: `not consistent with the ${size} entries that were cosigned before` };
  return undefined;
};
