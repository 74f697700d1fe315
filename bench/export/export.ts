import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

interface Stage {
  /** Of the whole process. */
  readonly seconds: number;
  readonly cpu: number;
  /** Peak of resident memory, MB. */
  readonly peak: number;
  readonly said: string;
}

const here = (name: string): string => join(import.meta.dirname, name);
const PROOFS = Number(process.env['TEMOIN_BENCH_PROOFS'] ?? 1_000_000);

/** A stage in a process of its own, which says at its end what it took. */
const stage = (...args: readonly string[]): Promise<Stage> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', here('usage.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
    let said = '';
    let told = '';
    child.stdout?.on('data', (part) => (said += part));
    child.stdio[3]?.on('data', (part) => (told += part));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve({ ...(JSON.parse(told) as Omit<Stage, 'said'>), said })
        : reject(new Error(`${args[0]} ended with ${code}: ${said.slice(-400)}`)),
    );
  });

/**
 * Append, export and verify, beside plain SHA-256 over the very bytes of that export, in one run. Signatures of browsers
 * are one in ten, and printed apart. `TEMOIN_BENCH_PROOFS` says how many proofs.
 */
export const benchExport = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'temoin-bench-'));
  const [data, out] = [join(folder, 'data'), join(folder, 'out')];
  const verifier = here('../../dist/esm/export/verify.mjs');
  try {
    const filled = await stage(here('fill.ts'), data, String(PROOFS));
    const append = (JSON.parse(filled.said) as { seconds: number }).seconds;
    const exported = await stage(here('../../dist/esm/cli/main.js'), 'export', '--data', data, '--out', out);
    const plain = await stage(here('hash.ts'), out);
    const verified = await stage(verifier, out, '--no-signatures');
    const again = await stage(here('hash.ts'), out);
    const signed = await stage(verifier, out);
    const bytes = (JSON.parse(plain.said) as { bytes: number }).bytes;
    const hashing = (plain.seconds + again.seconds) / 2;
    const rows = [
      ['append', append, filled.peak, ''],
      ['export', exported.seconds, exported.peak, ''],
      ['plain SHA-256 of the export', hashing, plain.peak, ''],
      ['verify, without browsers’ signatures', verified.seconds, verified.peak, 'at most 8; 150 MB'],
      [`verify, with ${PROOFS / 10} of them in threads`, signed.seconds, signed.peak, ''],
    ] as const;
    for (const [what, seconds, peak] of rows)
      console.log(
        JSON.stringify({
          bench: 'export',
          what,
          proofs: PROOFS,
          seconds: +seconds.toFixed(2),
          peak: Math.round(peak),
        }),
      );
    console.log(`\n${PROOFS} proofs, an export of ${(bytes / 1e6).toFixed(0)} MB\n`);
    console.log('| | proofs a second | times plain SHA-256 | peak MB | aim |\n|---|---:|---:|---:|---|');
    for (const [what, seconds, peak, aim] of rows)
      console.log(
        `| ${what} | ${Math.round(PROOFS / seconds)} | ${(seconds / hashing).toFixed(1)} | ${Math.round(peak)} | ${aim} |`,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
