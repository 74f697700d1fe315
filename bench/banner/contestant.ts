import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../src/notice/notice.ts';
import type { Asset } from '../browser/site.ts';

export interface Contestant {
  readonly name: string;
  /** Where its first layer is: a selector, and in its shadow root the next. */
  readonly banner: readonly string[];
  /** What is pressed on the first layer. */
  readonly first: { readonly refuse: string; readonly accept: string; readonly choose: string };
  /** What is pressed on the second layer, one after the other, to refuse everything and be done. */
  readonly second: readonly string[];
  /** What a page that has it holds in its head. */
  readonly head: string;
  readonly files: Readonly<Record<string, Asset>>;
}

/** What every contestant asks, in the words of Témoin's own notice. */
export interface Words {
  readonly title: string;
  readonly lead: string;
  readonly purposes: Notice['first']['purposes'];
  readonly refuse: string;
  readonly accept: string;
  readonly choose: string;
  readonly save: string;
  readonly close: string;
  readonly second: string;
}

/** The page without anybody on it. */
export const EMPTY: Contestant = {
  name: 'empty page',
  banner: [],
  first: { refuse: '', accept: '', choose: '' },
  second: [],
  head: '',
  files: {},
};

export const script = (body: string | Uint8Array): Asset => ({ type: 'text/javascript', body });
export const style = (body: string | Uint8Array): Asset => ({ type: 'text/css', body });

/** A file of a package, as its publisher built it. */
export const builtOf = (path: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../node_modules', path));

/** As code that stands in a page. */
export const inline = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');
