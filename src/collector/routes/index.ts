import { deleteRecording } from './delete-recording.ts';
import { documents } from './documents.ts';
import { dropInFile } from './drop-in.ts';
import { health } from './health.ts';
import { logRoutes } from './log.ts';
import { notices } from './notices.ts';
import { openApi } from './openapi.ts';
import { proofs } from './proofs.ts';
import { recording } from './recording.ts';
import { recordings } from './recordings.ts';
import { release } from './release.ts';
import type { Route } from './route.ts';
import { segments } from './segments.ts';
import { proofOfInclusion } from './tlog-proof.ts';
import { upload } from './upload.ts';
import { withdrawals } from './withdrawals.ts';

const OF_THE_COLLECTOR: readonly Route[] = [
  proofs,
  withdrawals,
  upload,
  segments,
  recordings,
  recording,
  release,
  deleteRecording,
  proofOfInclusion,
  notices,
  documents,
  ...logRoutes,
  health,
];

/** Every route, in the order in which they are tried. */
export const ROUTES: readonly Route[] = [
  ...OF_THE_COLLECTOR,
  openApi([...OF_THE_COLLECTOR, dropInFile]),
  dropInFile,
];
