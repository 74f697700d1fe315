import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { bodyText, commitment, parseBody } from '../../../src/proof/index.ts';
import { browser, sha256 } from '../../fixtures/export/keys.ts';
import { makeFolder } from '../../fixtures/export/make-folder.ts';
import { createRandom } from '../../fixtures/export/random.ts';
import { type Change, failures, linesOf, relog, scratch, tampered } from '../../fixtures/export/tamper.ts';

/** What the operator can do who holds the log's own key, and signs whatever pleases. */
const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 300, erased: 6 });
const entries = linesOf(made.folder, 'entries.jsonl').map((line) => JSON.parse(line));
const lines = linesOf(made.folder, 'bodies.jsonl').map((line) => JSON.parse(line));
const log = (edit: (entries: string[]) => readonly string[]): Change => relog(made.signer, edit);
const found = async (change: Change): Promise<string> =>
  failures(await tampered(made.folder, change)).join('\n');

/** Logs body `at` anew, with a commitment to what `edit` makes of it. */
const reproved =
  (at: number, edit: (body: string) => string): Change =>
  (folder) => {
    const line = lines[at];
    const [key, body] = [Buffer.from(line.key, 'base64'), edit(line.body)];
    const bodies = lines.with(at, { ...line, body }).map((each) => `${JSON.stringify(each)}\n`);
    writeFileSync(join(folder, 'bodies.jsonl'), bodies.join(''));
    const c = commitment(sha256, key, body);
    log((all) => all.with(line.index, JSON.stringify({ ...entries[line.index], c })))(folder);
  };
const recorded = (edit: Record<string, unknown>) => (body: string) => {
  const { signed } = parseBody(body);
  const by = browser(createRandom(5));
  const text = JSON.stringify({ ...JSON.parse(signed), ...edit });
  return body.includes('"signature"')
    ? bodyText({ signed: text, key: by.key, signature: by.sign(text) })
    : bodyText({ signed: text });
};
const signed = lines.findIndex(({ body }) => body.includes('"signature"'));
const unsigned = lines.findIndex(({ body }) => !body.includes('"signature"'));
const numberOf = (at: number): number => lines[at].index;

describe('a body that its entry commits to', () => {
  const wrote = 'not written as bodies are';
  it.each<[string, number, (body: string) => string, string]>([
    [
      'of an unknown schema',
      signed,
      recorded({ schema: 'temoin-record/9' }),
      'unknown record schema "temoin-record/9"',
    ],
    ['of another act', signed, recorded({ act: 'refuse' }), 'entry and record differ in act'],
    ['of another purpose', signed, recorded({ purpose: 'other' }), 'entry and record differ in purpose'],
    ['of another site', signed, recorded({ site: 'https://other.test' }), 'entry and record differ in site'],
    ['of another notice', signed, recorded({ asked: { notice: '00' } }), 'entry and record differ in notice'],
    [
      'of another notice, which it does not name',
      signed,
      recorded({ asked: null }),
      'entry and record differ in notice',
    ],
    [
      'of a day and more later',
      signed,
      recorded({ at: '2026-10-05T08:00:00.000Z' }),
      'its own time 2026-10-05T08:00:00.000Z is more than a day late',
    ],
    ['of no time', signed, recorded({ at: 'soon' }), 'its own time soon is none'],
    ['with a member more', signed, (body) => body.replace('{', '{"who":1,'), wrote],
    ['that is written otherwise', signed, (body) => body.replace(':', ': '), wrote],
    ['with other escapes', signed, (body) => body.replace('Boutique', '\\u0042outique'), wrote],
    ['with a space more', unsigned, (body) => body.replace(/\}$/, ' }'), wrote],
    ['with a space more before its key', signed, (body) => body.replace(',"key"', ' ,"key"'), wrote],
    ['whose record is no text', signed, () => '{"signed":{"schema":1}}', wrote],
    ['whose record is no JSON', unsigned, () => bodyText({ signed: 'yes' }), 'not JSON'],
    ['that is nothing', unsigned, () => '', wrote],
    [
      'without a signature',
      signed,
      (body) => bodyText({ signed: parseBody(body).signed }),
      ' carries no signature',
    ],
    [
      'with a signature to a refusal',
      unsigned,
      (body) => bodyText({ ...parseBody(lines[signed].body), signed: parseBody(body).signed }),
      'a refusal carries a signature',
    ],
    [
      'with another’s signature',
      signed,
      (body) => bodyText({ ...parseBody(body), signature: 'A'.repeat(86) }),
      'the signature is not by its key over its record',
    ],
    [
      'with another’s key',
      signed,
      (body) => bodyText({ ...parseBody(body), key: browser(createRandom(6)).key }),
      'the signature is not by its key over its record',
    ],
    [
      'with a key that is no point',
      signed,
      (body) =>
        bodyText({
          ...parseBody(body),
          key: { crv: 'P-256', kty: 'EC', x: 'A'.repeat(43), y: 'A'.repeat(43) },
        }),
      'the signature is not by its key over its record',
    ],
  ])('is found %s', async (_, at, edit, why) => {
    expect(await found(reproved(at, edit))).toMatch(
      new RegExp(`^FAIL bodies: entry ${numberOf(at)}: .*${why}$`, 'm'),
    );
  });
});
