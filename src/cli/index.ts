import { audit } from './audit.ts';
import { check } from './check.ts';
import type { Command } from './command.ts';
import { dossier } from './dossier.ts';
import { erase } from './erase.ts';
import { evidence } from './evidence.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { serve } from './serve.ts';
import { sweep } from './sweep.ts';
import { token } from './token.ts';
import { unmask } from './unmask.ts';
import { verify } from './verify.ts';
import { witness } from './witness.ts';

/** Everything that `temoin` does, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  serve,
  check,
  token,
  exportCommand,
  verify,
  erase,
  sweep,
  importCommand,
  evidence,
  unmask,
  audit,
  witness,
  dossier,
];
