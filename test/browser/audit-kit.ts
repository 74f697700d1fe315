import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { CHECKS } from '../../src/audit/checks/index.ts';
import { type Finding, judge, walksOf } from '../../src/audit/judge.ts';
import type { Seen } from '../../src/audit/seen.ts';
import type { AllWords } from '../../src/audit/words.ts';
import { allWords, wordsFor } from '../../src/cli/audit/all-words.ts';
import { chosen } from '../../src/cli/audit/report.ts';
import { viewsOf } from '../../src/cli/audit/views.ts';
import { readAxe } from '../../src/cli/browser/audit/axe.ts';
import { type Driving, drive } from '../../src/cli/browser/audit/drive.ts';
import { readProbe } from '../../src/cli/browser/audit/visit.ts';

export const WORDS: AllWords = allWords();
export const PROBE: string = readProbe(join(import.meta.dirname, '../../dist/drop-in'), WORDS);

export interface Audited {
  readonly seen: Seen;
  readonly findings: readonly Finding[];
  /** Ids of what is broken. */
  readonly broken: readonly string[];
  of(id: string): Finding;
}

/** The checks of an audit over one address, in a browser that is shared. Few repetitions, so that it is quick. */
export const audited = async (
  browser: Browser,
  url: string,
  ids?: string,
  more: Partial<Driving> & { readonly viewport?: string; readonly allowed?: readonly string[] } = {},
): Promise<Audited> => {
  const checks = chosen(CHECKS, ids);
  if (typeof checks === 'string') throw new Error(checks);
  const seen = await drive(browser, {
    ...{
      url,
      locale: 'fr-FR',
      code: PROBE,
      patience: 4_000,
      walks: walksOf(checks),
      views: viewsOf(more.viewport),
    },
    ...{
      pages: 2,
      pageViews: 3,
      times: 1,
      watch: 600,
      axe: readAxe(),
      rights: undefined,
      support: undefined,
    },
    ...{ pictures: { wanted: false, taken: [] }, about: () => {} },
    ...more,
  });
  const findings = judge(
    seen,
    { words: wordsFor(WORDS, seen.language), languages: WORDS, allowed: more.allowed ?? [] },
    checks,
  );
  return {
    seen,
    findings,
    broken: findings.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id),
    of(id) {
      const found = findings.find((each) => each.id === id);
      if (!found) throw new Error(`${id} was not asked for`);
      return found;
    },
  };
};

/** What is not held, in words: for a test that fails. */
export const told = ({ findings }: Audited, outcome = 'broken'): readonly string[] =>
  findings
    .filter((each) => each.outcome === outcome)
    .map(({ id, why, evidence }) => `${id} ${why} | ${evidence.join(' | ')}`);

export interface Pages {
  readonly origin: string;
  close(): Promise<void>;
}

export type Answer = {
  readonly type?: string;
  readonly body: string | Buffer;
  readonly status?: number;
  readonly headers?: Record<string, string>;
};

/** Pages on loopback, each by its path; what is not there is a 404. */
export const servePages = async (
  answer: (path: string, cookie: string) => Answer | undefined,
): Promise<Pages> => {
  const server: Server = createServer((request, response) => {
    const found = answer(request.url ?? '/', request.headers.cookie ?? '');
    response.writeHead(found?.status ?? (found ? 200 : 404), {
      'content-type': found?.type ?? 'text/html; charset=utf-8',
      ...found?.headers,
    });
    response.end(found?.body ?? 'rien');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
