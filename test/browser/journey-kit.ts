// What a visitor's way is told with in each of the three browsers: pages that listen, and what a tab is asked.
import { expect } from 'vitest';
import type { Tab } from './any-browser.ts';
import { collectFacts, type Fact } from './site.ts';

const LISTENING = `<script nonce="n0nce">(${collectFacts})()</script>`;

/** A page with Témoin in it, whose facts are collected by a script that a policy may name by its nonce. */
export const page = (
  title: string,
  body = '',
  { language = 'fr', head = '' }: { readonly language?: string; readonly head?: string } = {},
): string => `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
  <meta name="viewport" content="width=device-width"><title>${title}</title>${LISTENING}${head}
  <script src="/temoin/temoin.${language}.js" defer></script></head><body><h1>${title}</h1>${body}</body></html>`;

export const STRICT =
  "default-src 'none'; connect-src 'self'; script-src 'self' 'nonce-n0nce'; require-trusted-types-for 'script'; trusted-types 'none'";

export const facts = (on: Tab): Promise<Fact[]> => on.ask('window.__facts ?? []');

const times = async (on: Tab, name: string) => (await facts(on)).filter(([each]) => each === name).length;

export const heard = (on: Tab, name: string, least = 1): Promise<unknown> =>
  expect.poll(() => times(on, name).catch(() => 0), { message: name }).toBeGreaterThanOrEqual(least);

/** The shadow root of the banner that asks. */
export const LAYERS = "document.querySelector('temoin-banner')?.shadowRoot";

/** What is seen of ours in the banner, the control or a box in an embed's place, as an expression. */
export const ours = (selector: string): string =>
  `[...document.querySelectorAll('temoin-banner, temoin-control, temoin-embed')].map(({ shadowRoot }) => shadowRoot.querySelector('${selector}:not([hidden] *)')).find(Boolean)`;

export const act = (on: Tab, name: string): Promise<void> => on.click(ours(`[data-act="${name}"]`));

export const isAsked = (on: Tab): Promise<boolean> => on.ask("!!document.querySelector('temoin-banner')");

export const statuses = (on: Tab): Promise<Record<string, string>> => on.ask('temoin.statuses()');

/** The one status that all purposes have. */
export const status = async (on: Tab): Promise<string> =>
  [...new Set(Object.values(await statuses(on)))].join();

export const recording = (on: Tab): Promise<boolean> => on.ask('temoin.recording');

/** The text of what has the focus, wherever its shadow root is. */
export const focus = (on: Tab): Promise<string> =>
  on.ask(
    '(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.textContent ?? ""; })()',
  );
