import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../src/export/sums.ts';
import { CONFIGURATION, createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, formOf, HOSTILE, OUTCOME, ordinary } from './made.ts';

const textsOf = (language: string): Record<string, string> =>
  JSON.parse(
    readFileSync(new URL(`../../../src/export/report/texts.${language}.json`, import.meta.url), 'utf8'),
  );

/** Texts whose keys are put together, or are a member’s name. */
const UNDER = /^word\.\w+\.is$|^verdict\.\w+\.more$|^(erasures|deletions|imports|expiries)$/;

const plain = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name as 'lt'],
    )
    .replace(/[\u00a0\u202f]/g, ' ');

const sectionOf = (page: string, id: string): string =>
  page.slice(page.indexOf(`<section id="${id}"`)).split(/\n<section id="(?!notice-)/)[0] as string;

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) =>
          /^(schema|direction|act|language)$/.test(key) ? [] : strings(each),
        )
      : [];

describe('the report', () => {
  it('holds every word of every notice, in the order in which it was shown', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    const { notices } = log.announce(CONFIGURATION, ['fr']);
    const source = book.source();
    const page = await formOf(await folderOf(book), 'html');
    for (const [place, digest] of notices.entries()) {
      const notice = JSON.parse(Buffer.from((await source.notice(digest)) as Uint8Array).toString());
      const shown = plain(page.slice(page.indexOf(`id="notice-${place + 1}"`)));
      let at = 0;
      // Ids of purposes stand below their texts, and the word that unfolds the details beside each of them.
      const ofOrder = (text: string) => !/^[\w.]+$/.test(text) && text !== notice.second?.details;
      for (const text of strings(notice.first ?? notice.second)) {
        const found = shown.indexOf(plain(text), ofOrder(text) ? at : 0);
        expect(found, text).toBeGreaterThanOrEqual(0);
        if (ofOrder(text)) at = found;
      }
      for (const text of strings(notice.control)) expect(shown).toContain(plain(text));
    }
  });

  it('shows pictures inline, and says plainly where there is none', async () => {
    const page = await formOf(await folderOf(ordinary()), 'html');
    const [first = '', second = ''] = sectionOf(page, 'notices')
      .split(/<section class="notice"/)
      .slice(1);
    expect(first).toMatch(/src="data:image\/png;base64,[A-Za-z0-9+/]+=*"/);
    expect(first).not.toContain('Aucune image');
    expect(second).not.toContain('<img');
    expect(second).toContain('Aucune image de cette notice');
  });

  it('counts by purpose and month, also what is erased or out of scope', async () => {
    const book = ordinary();
    for (const scope of [undefined, { purposes: ['audience'] }]) {
      const page = plain(
        sectionOf(await formOf(await folderOf(book, scope), 'html', { language: 'en' }), 'numbers'),
      );
      // Grants, refusals, withdrawals, and their sum.
      expect(page).toMatch(/replay\.errors[\s\S]*?November 20261113/);
      expect(page).toMatch(/replay\.experience[\s\S]*?November 20260101/);
    }
  });

  it('counts by version of the notice', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce(CONFIGURATION, ['fr']);
    log.choice({ act: 'refuse', purpose: 'audience' });
    log.announce({ ...CONFIGURATION, choiceLifetime: 'P3M' }, ['fr']);
    log.choice({ act: 'grant', purpose: 'audience' });
    log.choice({ act: 'refuse', purpose: 'audience' });
    const rows =
      sectionOf(await formOf(await folderOf(book), 'html'), 'versions').match(/<tr>[\s\S]*?<\/tr>/g) ?? [];
    expect(rows.map((row) => [...row.matchAll(/<td class="n">(\d+)/g)].map(([, n]) => n).join(' '))).toEqual([
      ...['', '0 1 0 1', '1 1 0 2'],
    ]);
  });

  it('says how soon capture halted, and what was left', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    const browser = newBrowser();
    for (const [halted, residual] of [
      [4, []],
      [8, ['cookie:_left']],
      [90_000, []],
      [-5000, []],
    ] as const) {
      const { id } = log.choice({ act: 'grant', purpose: 'replay.errors', browser });
      const at = Date.parse('2026-10-03T10:00:00Z');
      log.choice({
        ...{ act: 'withdraw', purpose: 'replay.errors', browser, ends: [id], at: new Date(at).toISOString() },
        outcome: { ...OUTCOME, haltedAt: new Date(at + halted).toISOString(), residual },
      });
    }
    const page = plain(sectionOf(await formOf(await folderOf(book), 'html', { language: 'en' }), 'stops'));
    expect(page).toContain('half of the cases, at most 8 ms');
    expect(page).toContain('longest case 90.0 s');
    expect(page).toMatch(/clock was set back meanwhile1/);
    expect(page).toContain('3 / 4');
    expect(page).toMatch(/cookie:_left1/);
  });

  it('tells what changed between two configurations, by path, and nothing else', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    const [errors, experience, audience] = CONFIGURATION.purposes;
    if (!errors || !experience || !audience) throw new Error('three purposes');
    log.announce({ ...CONFIGURATION, purposes: [experience, { ...errors, retention: 'P15D' }, audience] });
    log.announce({ ...CONFIGURATION, purposes: [experience, { ...errors, retention: 'P15D' }, audience] });
    const [, , changed = '', again = ''] = sectionOf(
      await formOf(await folderOf(book), 'html'),
      'configurations',
    ).split('<h3>');
    expect(changed.match(/<tr>/g)).toHaveLength(2);
    expect(plain(changed)).toContain('purposes[replay.errors].retentionP30DP15D');
    expect(plain(again)).toContain('sans changement');
  });

  it('gives reasons of erasures and deletions, imports and dropped logs', async () => {
    const book = createBook();
    const old = book.log('2026q3');
    old.announce();
    old.drop();
    const log = book.log('2026q4');
    log.announce();
    const { index } = log.choice({ act: 'refuse', purpose: 'audience' });
    log.erase(index, 'GDPR art. 17(1)(b)');
    log.add({ kind: 'deletion', purpose: 'replay.errors', recordings: 1234, why: 'retention is over' });
    log.add({ kind: 'expiry', log: old.origin, size: 5, root: `${'A'.repeat(43)}=`, why: 'P13M' });
    const page = plain(sectionOf(await formOf(await folderOf(book), 'html', { language: 'en' }), 'gone'));
    expect(page).toMatch(/GDPR art\. 17\(1\)\(b\)1/);
    expect(page).toMatch(/retention is over1,234/);
    expect(page).toContain('boutique.example/temoin/2026q3');
  });

  it('repeats the verifier word for word', async () => {
    const page = await formOf(await folderOf(ordinary()), 'html');
    expect(plain(sectionOf(page, 'verification'))).toMatch(
      /^ok bodies: 4 match, 1 lawfully erased, 0 out of scope$/m,
    );
    expect(page).toContain('class="verdict sound"');
  });

  it('says at the top that a fault was found, and which', async () => {
    const folder = await folderOf(ordinary());
    const sums = join(folder, 'SHA256SUMS');
    appendFileSync(join(folder, 'README.txt'), 'one word more\n');
    const page = await formOf(folder, 'html');
    expect(page).toContain('class="verdict faulty"');
    expect(plain(page).indexOf('FAIL')).toBeLessThan(plain(page).indexOf('Sommaire'));
    expect(readFileSync(sums, 'utf8')).not.toContain(await sumOf(join(folder, 'README.txt')));
  });

  it('runs its own verifier, and says where the folder’s is another', async () => {
    const folder = await folderOf(ordinary());
    writeFileSync(join(folder, 'verify.mjs'), "console.log('ok everything is fine')\n");
    const page = plain(await formOf(folder, 'html', { language: 'en' }));
    expect(page).not.toContain('everything is fine');
    expect(page).toContain('Beware: the one that comes with the export is another file.');
    expect(page).toContain('Faults were found');
  });

  it('speaks of scope, and of whom it was made for', async () => {
    const scope = { party: 'Atelier Mesure SARL', purposes: ['audience'], from: '2026-11-01T00:00:00Z' };
    const page = plain(
      sectionOf(await formOf(await folderOf(ordinary(), scope), 'html', { language: 'en' }), 'summary'),
    );
    expect(page).toContain('This export is partial');
    expect(page).toContain('Atelier Mesure SARL');
    expect(page).toContain('1 November 2026');
    expect(page).toMatch(/outside the scope of this export3/);
  });

  it('serves a publisher without any consent, and one whose logs are all dropped', async () => {
    const none = createBook();
    none.log('2026q4').announce();
    expect(plain(await formOf(await folderOf(none), 'html'))).toContain('Aucun choix n’a été enregistré');
    const dropped = createBook();
    const log = dropped.log('2026q3');
    log.announce();
    log.drop();
    const page = plain(await formOf(await folderOf(dropped), 'html'));
    expect(page).toContain('aucune écriture');
    expect(page).toContain('Supprimé en entier');
  });

  it('names the draft for what it is, and claims no compliance', async () => {
    for (const [language, draft, claim] of [
      ['fr', 'C’est un projet', 'n’affirme pas que le traitement est conforme'],
      ['en', 'It is a draft', 'does not claim that the processing complies'],
    ] as const) {
      const page = plain(await formOf(await folderOf(ordinary()), 'html', { language }));
      expect(page).toContain(draft);
      expect(page).toContain(claim);
      expect(page).toContain('cnil-sr-draft-2026-02-25');
    }
  });

  it('says by what date it was made only where it is told one', async () => {
    const folder = await folderOf(ordinary());
    expect(plain(await formOf(folder, 'html'))).not.toContain('Rapport établi le');
    const page = await formOf(folder, 'html', { now: Date.UTC(2027, 0, 1) });
    expect(plain(page)).toContain('Rapport établi le1er janvier 2027');
  });

  it('has no script, nothing from elsewhere, no hole', async () => {
    for (const language of ['fr', 'en'] as const) {
      const page = await formOf(await folderOf(ordinary()), 'html', { language });
      expect(page).not.toMatch(/<(script|link|iframe|object|embed|form|base)\b|\son\w+=|@import|url\(/i);
      for (const [, address] of page.matchAll(/\s(?:src|href|action|srcset)="([^"]*)"/g))
        expect(address).toMatch(/^(#[\w-]+|data:image\/png;base64,[A-Za-z0-9+/=]+)$/);
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
      expect(page).toContain("default-src 'none'");
      expect(plain(page)).not.toMatch(/undefined|NaN|\[object|Infinity/);
    }
  });
});

describe('hostile text in a report', () => {
  it('stays text, and hides nothing', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    const browser = newBrowser();
    const honest = HOSTILE.filter((text) => !/[\t\r\n]/.test(text));
    for (const [place, name] of HOSTILE.entries()) {
      log.announce({ ...CONFIGURATION, controller: { ...CONFIGURATION.controller, name, address: name } }, [
        'fr',
      ]);
      const { id } = log.choice({
        act: 'grant',
        purpose: 'replay.errors',
        browser,
        build: { version: name, code: name },
      });
      log.choice({
        ...{
          act: 'withdraw',
          purpose: honest[place % honest.length] as string,
          browser,
          ends: [id],
          ruleset: name,
        },
        asked: { control: name, layer: name },
        outcome: { ...OUTCOME, residual: [name] },
      });
    }
    for (const why of honest) log.add({ kind: 'deletion', purpose: why, recordings: 1, why });
    log.evidence('f'.repeat(64), []);
    const page = await formOf(await folderOf(book), 'html');
    expect(page).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>(?!<)|<\/style><style>/);
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/);
    expect(page).toContain('⟨U+202E⟩gnp.exe⟨U+202C⟩');
    expect(page).toContain('\u{1F36A}\u{1F468}\u200D\u{1F469}');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows a notice of a form that is not known as it stands', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    log.notice('{"schema":"temoin-notice/9","said":"<b>tout autre chose</b>"}', 'fr');
    log.notice('{"schema":"temoin-notice/1","language":"fr","layer":1,"first":{"title":"à demi"}}', 'fr');
    const page = await formOf(await folderOf(book), 'html');
    expect(page).toContain('&lt;b&gt;tout autre chose&lt;/b&gt;');
    expect(page).toContain('à demi');
    expect(page.match(/d’une forme que ce rapport ne connaît pas/g)).toHaveLength(2);
  });
});

describe('the report’s texts', () => {
  it('are the same keys with the same blanks in each language, and all of them are used', () => {
    const [fr, en] = [textsOf('fr'), textsOf('en')];
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const key of Object.keys(fr)) expect(blanks(`${fr[key]}`), key).toEqual(blanks(`${en[key]}`));
    const folder = new URL('../../../src/export/report/', import.meta.url);
    const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n');
    const ids = [...code.matchAll(/\bid: '(\w+)'/g)].map(([, id]) => id as string);
    const isUsed = (key: string): boolean => {
      const stem = key.slice(0, key.lastIndexOf('.'));
      const formed = /\.(one|other)$/.test(key) && code.includes(`'${stem}'`);
      return (
        formed ||
        code.includes(`'${key}'`) ||
        code.includes(`\`${stem}.\${`) ||
        ids.includes(key) ||
        UNDER.test(key)
      );
    };
    expect(Object.keys(fr).filter((key) => !isUsed(key))).toEqual([]);
  });
});
