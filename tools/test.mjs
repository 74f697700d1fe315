// `npm test` (everything) and `npm run check` (--fast). The last line is the count that CI reads.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { versions } from 'node:process';
import { LONG, thorough } from '../test/thorough.ts';
import { findFirefox, MORE_FIREFOX_TABS, NOT_IN_FIREFOX, skipped } from './browsers.mjs';
import { isNewEnough, NEEDED } from './own-node.mjs';
import { root, run } from './run.mjs';

const fast = process.argv.includes('--fast');
const folder = join(root, 'node_modules/.cache/temoin');
const report = join(folder, 'vitest.json');
const count = { passed: 0, failed: 0, skipped: 0 };

/**
 * A stage that is one check.
 * @param {string} name
 * @param {() => Promise<boolean>} work
 */
const stage = async (name, work) => {
  console.log(`\n── ${name}`);
  const sound = await work();
  count[sound ? 'passed' : 'failed'] += 1;
  if (!sound) console.error(`── ${name}: failed`);
};

const vitest = async (/** @type {string[]} */ projects) => {
  console.log('\n── tests');
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const selected = projects.map((name) => `--project=${name}`);
  const sound = await run('vitest', ['run', ...reporters, ...selected], { minutes: 14 });
  const before = count.failed;
  if (existsSync(report)) {
    /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }} */
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { name, status, assertionResults } of testResults) {
      for (const { status: outcome } of assertionResults)
        count[outcome === 'passed' || outcome === 'failed' ? outcome : 'skipped'] += 1;
      // A file that could not be loaded, or whose set-up failed, has no failed test of its own.
      if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) {
        console.error(`── ${relative(root, name)}: failed outside its tests`);
        count.failed += 1;
      }
    }
    const files = testResults.map(
      ({ name, assertionResults }) =>
        /** @type {const} */ ([relative(root, name).replaceAll(sep, '/'), assertionResults.length]),
    );
    for (const { tests, line } of projects.length ? [] : skipped(new Map(files))) {
      console.log(`── ${line}`);
      count.skipped += tests;
    }
  }
  // An error outside every file, a killed run, a missing report.
  if (!sound && count.failed === before) count.failed += 1;
};

if (!isNewEnough()) {
  console.error(
    `temoin: this is Node ${versions.node}; the tests need ${NEEDED}. Run \`npm ci\` (with its scripts), then \`npm test\`.`,
  );
  count.failed += 1;
} else {
  if (!fast) await stage('build', () => run('node', ['tools/build.mjs']));
  await stage('types', () => run('node', ['tools/typecheck.mjs']));
  await stage('lint', () => run('biome', ['check', '--error-on-warnings']));
  await vitest(fast ? ['unit', 'unit-dom'] : []);
  if (!fast && !thorough)
    console.log(`── ${LONG.length} files run with TEMOIN_THOROUGH=1 only: ${LONG.join(' ')}`);
  if (!fast && findFirefox()) {
    if (!thorough) console.log(`── in Firefox, ${MORE_FIREFOX_TABS.length} more with TEMOIN_THOROUGH=1`);
    console.log(`── not in Firefox: ${Object.keys(NOT_IN_FIREFOX).join(' ')} (tools/browsers.mjs says why)`);
  }
  if (!fast) {
    await stage('size', () => run('node', ['tools/size.mjs']));
    // Packing would build again.
    const env = { npm_config_ignore_scripts: 'true' };
    const attw = ['--pack', '.', '--profile', 'esm-only', '--format', 'ascii'];
    await stage('package', async () => {
      const exported = await run('publint', ['--strict'], { env });
      const typed = (await run('attw', [...attw, '--quiet'], { env })) || (await run('attw', attw, { env }));
      return exported && typed;
    });
  }
}

console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed ? 1 : 0;
