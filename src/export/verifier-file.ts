import { readFileSync } from 'node:fs';

/** The auditor's verifier, which lies beside this file in the source as in what is built from it. */
export const VERIFIER: URL = new URL('./verify.mjs', import.meta.url);

export const verifierFile = (): Uint8Array => readFileSync(VERIFIER);
