import { describe, expect, it } from 'vitest';
import type { Shot } from '../../../src/cli/browser/render.ts';
import { type Evidence, evidenceOf, isTold, logEvidence } from '../../../src/cli/log-evidence.ts';
import { sha256hex } from '../../../src/collector/sha256.ts';
import type { StoredDocument } from '../../../src/collector/stores/log-store.ts';
import { entryText } from '../../../src/proof/index.ts';

const site = 'https://boutique.example';
const at = '2026-11-22T08:00:00Z';
const notice = 'a'.repeat(64);

const shot = (viewport: string, picture: string, text = 'region "R"\n'): Shot => ({
  ...{ layer: 1, language: 'fr', notice, text },
  view: { viewport, width: 390, height: 844, scheme: 'light' },
  picture: Buffer.from(picture),
  files: ['temoin.fr.js'],
});

const evidence = (shots: readonly [Shot, ...Shot[]], built = 'b', taken = at): Evidence =>
  evidenceOf(shots, {
    ...{ taken, browser: 'Chromium 156' },
    code: new Map([
      ['temoin.fr.js', built.repeat(64)],
      ['core.js', 'c'.repeat(64)],
    ]),
  });

describe('the evidence of a notice', () => {
  const { manifest, documents } = evidence([shot('390x844', 'small'), shot('1280x800', 'wide')]);

  it('is a manifest that names its documents by their digests, itself the first', () => {
    const [first, ...named] = documents;
    expect(JSON.parse(Buffer.from(first.bytes).toString())).toEqual(manifest);
    expect(documents.map(({ digest }) => digest)).toEqual(documents.map(({ bytes }) => sha256hex(bytes)));
    expect(named.map(({ type }) => type)).toEqual(['png', 'txt', 'png']);
    expect(manifest.views.map(({ picture }) => picture)).toEqual([sha256hex('small'), sha256hex('wide')]);
  });

  it('has the members of docs/export.md, in their order, and the code that showed it alone', () => {
    expect(Object.keys(manifest).join()).toBe('schema,notice,language,layer,taken,browser,code,views');
    expect(manifest.code).toEqual({ 'temoin.fr.js': 'b'.repeat(64) });
    expect(Object.keys(manifest.views[0] ?? {}).join()).toBe('viewport,scheme,picture,text');
  });

  it('is told already by an earlier one with the same pictures, texts and code', () => {
    const again = evidence([shot('1280x800', 'wide'), shot('390x844', 'small')], 'b', '2026-12-01T00:00:00Z');
    expect(isTold(again.manifest, manifest)).toBe(true);
    expect(isTold(evidence([shot('390x844', 'small')]).manifest, manifest)).toBe(true);
  });

  it.each([
    ['a picture', evidence([shot('390x844', 'other')])],
    ['a text', evidence([shot('390x844', 'small', 'region "S"\n')])],
    ['a window', evidence([shot('320x568', 'small')])],
    ['the code', evidence([shot('390x844', 'small')], 'd')],
  ])('is new where %s differs', (_, other) => {
    expect(isTold(other.manifest, manifest)).toBe(false);
  });
});

describe('the log of evidence', () => {
  const entry = (member: object): string =>
    entryText({ v: 1, site, at, ...member } as Parameters<typeof entryText>[0]);
  const announced = entry({ kind: 'notice', digest: notice, language: 'fr' });
  const shown = ({ documents }: Evidence) => entry({ kind: 'evidence', notice, digest: documents[0].digest });

  /** A log of these entries, and what is added to it. */
  const archiveOf = (texts: readonly string[], kept: readonly StoredDocument[]) => {
    const added: (readonly StoredDocument[])[] = [];
    let read = 0;
    return {
      added,
      read: () => read,
      archive: {
        logs: async () => [
          { epoch: '2026q3', origin: 'old', size: 9, checkpoint: '' },
          { epoch: '2026q4', origin: 'new', size: texts.length, checkpoint: '' },
        ],
        async entries(epoch: string, first: number, count: number) {
          expect(epoch).toBe('2026q4');
          read += count;
          return texts.slice(first, first + count);
        },
        document: async (digest: string) => kept.find((each) => each.digest === digest),
        async addEvidence(_: string, documents: readonly StoredDocument[]) {
          added.push(documents);
          return texts.length + added.length - 1;
        },
      },
    };
  };
  const first = evidence([shot('390x844', 'first')]);
  const second = evidence([shot('390x844', 'second')]);
  const kept = [...first.documents, ...second.documents];

  it('takes what it has not told of', async () => {
    const { archive, added } = archiveOf([announced], []);
    expect(await logEvidence(archive, [first], 0)).toMatchObject([{ index: 1 }]);
    expect(added).toEqual([first.documents]);
  });

  it('says since when it tells it, and takes nothing twice', async () => {
    const { archive, added } = archiveOf([announced, shown(second), shown(first)], kept);
    expect(await logEvidence(archive, [first], 0)).toEqual([
      { manifest: first.manifest, digest: first.documents[0].digest, since: at },
    ]);
    expect(added).toEqual([]);
  });

  it('tells again how it looked before, where it looked otherwise meanwhile', async () => {
    const { archive } = archiveOf([announced, shown(first), shown(second)], kept);
    expect(await logEvidence(archive, [first], 0)).toMatchObject([{ index: 3 }]);
  });

  it('reads a long log from its end, and no further back than the notice’s announcement', async () => {
    const other = entry({ kind: 'notice', digest: 'e'.repeat(64), language: 'en' });
    const { archive, read } = archiveOf(
      [...Array(9000).fill(other), announced, ...Array(1500).fill(other)],
      [],
    );
    await logEvidence(archive, [first], 0);
    expect(read()).toBe(2048);
  });
});
