import { hash } from 'node:crypto';
import type { Sha256 } from '../log/index.ts';

export const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

/** Lower-case hex of the SHA-256 of a text's UTF-8 bytes, or of bytes. */
export const sha256hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');
