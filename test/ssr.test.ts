import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What this code says on standard output, in a Node of its own that has no DOM; also what it complains of. */
const run = async (code: string) => {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', code],
    { cwd: root, timeout: 30_000 },
  );
  return { said: JSON.parse(stdout), complaints: stderr };
};

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, unknown>;
};
/** On a server by their nature, or no modules. */
const ELSEWHERE = /^\.\/(collector|locales|schema|drop-in|package\.json)/;
const having = (kind: string) =>
  readdirSync(join(root, 'dist/esm/adapters', kind))
    .filter((name) => name.endsWith('.facts.js'))
    .map((name) => name.replace('.facts.js', ''));
const adapters = having('recorders').map((name) => `./adapters/recorders/${name}`);
const forPages = [
  ...Object.keys(exports).filter((name) => !ELSEWHERE.test(name) && !name.includes('*')),
  ...adapters,
].map((name) => `temoin${name.slice(1)}`);
/** Fetched by `temoin` itself. */
const besides = having('cmp').map((name) => `./dist/esm/adapters/cmp/${name}.js`);

describe('the modules for pages, on a server', () => {
  it('are imported without a DOM and do nothing: no global, no call, no timer, no word', async () => {
    expect(forPages).toEqual(
      expect.arrayContaining(['temoin', 'temoin/banner', 'temoin/recorder', 'temoin/tcf']),
    );
    expect(adapters.length).toBeGreaterThan(10);
    const { said, complaints } = await run(`
      const called = [];
      const doors = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'BroadcastChannel', 'Worker'];
      for (const name of doors) globalThis[name] = new Proxy(globalThis[name] ?? class {}, {
        apply: (...how) => (called.push(name), Reflect.apply(...how)),
        construct: (...how) => (called.push(name), Reflect.construct(...how)),
      });
      for (const name of ['getRandomValues', 'randomUUID']) {
        const real = crypto[name];
        crypto[name] = (...args) => (called.push(name), real.apply(crypto, args));
      }
      const before = Reflect.ownKeys(globalThis).length;
      const empty = [];
      for (const name of ${JSON.stringify([...forPages, ...besides])})
        if (!Object.keys(await import(name)).length) empty.push(name);
      const listened = process.eventNames().filter((name) => !/^(newListener|removeListener|warning)$/.test(name));
      process.stdout.write(JSON.stringify({
        called, empty, listened, added: Reflect.ownKeys(globalThis).length - before,
        handles: process.getActiveResourcesInfo().filter((kind) => kind !== 'PipeWrap'),
      }));`);
    expect(said).toEqual({ called: [], empty: [], listened: [], added: 0, handles: [] });
    expect(complaints).toBe('');
  });

  it('are drawn with an application to a string, and start where there is a page', async () => {
    const { said, complaints } = await run(`
      import { createElement, useEffect } from 'react';
      import { renderToString } from 'react-dom/server';
      import { createSSRApp, h, onMounted } from 'vue';
      import { renderToString as drawn } from 'vue/server-renderer';
      import { createTemoin } from 'temoin';
      import { createBanner } from 'temoin/banner';
      import texts from 'temoin/locales/fr.json' with { type: 'json' };
      import configuration from './demo/frameworks/temoin.json' with { type: 'json' };
      const start = () => void createTemoin(configuration, { texts, language: 'fr', banner: createBanner });
      const React = () => (useEffect(start, []), createElement('h1', null, 'Boutique'));
      const Vue = { setup: () => (onMounted(start), () => h('h1', 'Boutique')) };
      const pages = [renderToString(createElement(React)), await drawn(createSSRApp(Vue))];
      let thrown = '';
      try { start(); } catch (error) { thrown = error.name; }
      process.stdout.write(JSON.stringify({ pages, thrown, left: 'temoin' in globalThis }));`);
    expect(said).toEqual({
      pages: ['<h1>Boutique</h1>', '<h1>Boutique</h1>'],
      thrown: 'ReferenceError',
      left: false,
    });
    expect(complaints).toBe('');
  });

  it('are had by require too, as older servers do', async () => {
    const { said } = await run(`
      import { createRequire } from 'node:module';
      const require = createRequire(process.cwd() + '/app.cjs');
      process.stdout.write(JSON.stringify(${JSON.stringify(forPages)}.filter((name) => !Object.keys(require(name)).length)));`);
    expect(said).toEqual([]);
  });
});
