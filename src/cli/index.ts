import { check } from './check.ts';
import type { Command } from './command.ts';
import { serve } from './serve.ts';
import { sweep } from './sweep.ts';
import { token } from './token.ts';

/** Everything that `temoin` does, in the order of its help. */
export const COMMANDS: readonly Command[] = [serve, check, token, sweep];
