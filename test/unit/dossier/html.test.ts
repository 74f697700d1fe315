import { describe, expect, it } from 'vitest';
import { escaped } from '../../../src/dossier/html.ts';
import { changed } from '../config/boutique.ts';
import { drawnUp, elaborate } from './drawn-up.ts';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&amp;</style>{site}$&`;

/** Every text that a site may write freely becomes the hostile one, so far as the configuration stays sound. */
const hostile = () => {
  const json = elaborate();
  const [errors, experience, audience, own, chat] = json.purposes;
  const alternative = { why: HOSTILE, equivalent: HOSTILE, owner: HOSTILE };
  return {
    ...json,
    siteVersion: HOSTILE.slice(0, 64),
    controller: {
      name: HOSTILE,
      address: HOSTILE,
      contact: HOSTILE,
      dpo: HOSTILE,
      policy: `/${HOSTILE.replaceAll(' ', '')}`,
    },
    recipients: [{ name: HOSTILE, role: 'joint-controller', country: 'BE', ownPurpose: HOSTILE }],
    purposes: [
      {
        ...errors,
        limitation: { L1: { rate: 0.5, why: HOSTILE } },
        retentionWhy: HOSTILE,
        alternative,
        trackers: [{ name: HOSTILE, store: 'cookie' }],
      },
      experience,
      {
        ...audience,
        title: { fr: HOSTILE.slice(0, 60), en: HOSTILE.slice(0, 60) },
        description: { fr: HOSTILE, en: HOSTILE },
      },
      { ...own, alternative },
      chat,
    ],
    unmask: [{ selector: `a[title="&amp'>"]`, why: HOSTILE }],
    choiceLifetimeWhy: HOSTILE,
    audit: { every: 'P6M', by: HOSTILE, last: '2026-03-10' },
    httpOnlyTrackers: [{ name: HOSTILE }],
  };
};

const TAGS =
  'html head meta title style body header main nav footer section h1 h2 h3 h4 p ul ol li a span strong code wbr dl div dt dd table caption colgroup col thead tbody tr th td'.split(
    ' ',
  );

describe('a page of the dossier', () => {
  it('shows hostile texts as they are, and lets none become markup', () => {
    const { html, text } = drawnUp(hostile());
    for (const language of ['fr', 'en'] as const) {
      const tags = [...html[language].matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name]) => name);
      expect([...new Set(tags)].filter((name) => !TAGS.includes(name as string))).toEqual([]);
      expect(html[language]).not.toMatch(/<[^>]*\son\w+\s*=/i);
      expect(text[language].split(HOSTILE.replace(/\s+/g, ' ')).length).toBeGreaterThan(20);
      expect(html[language].match(/<style>/g)?.length).toBe(1);
    }
  });

  it('escapes what ends a tag, an attribute or a text, and what no document may hold', () => {
    expect(escaped(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
    expect(escaped('a\0b\u001bc\ud800d')).toBe('a\ufffdb\ufffdc\ufffdd');
  });

  it('loads nothing and runs nothing: no address but its own places, and a policy that says so', () => {
    for (const html of Object.values(drawnUp(elaborate()).html)) {
      expect(
        [...html.matchAll(/\s(?:href|src|srcset|action|data|poster)="([^"]*)"/g)].filter(
          ([, to]) => !to?.startsWith('#'),
        ),
      ).toEqual([]);
      expect(html).not.toMatch(/<(script|link|img|iframe|object|svg|base)\b|url\(|@import/i);
      expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    }
  });

  it('has a table of contents that leads to every section, each once', () => {
    const { html, models } = drawnUp(elaborate());
    for (const language of ['fr', 'en'] as const) {
      const targets = [...html[language].matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id);
      const sections = models[language].parts.flatMap((part) => part.sections.map(({ id }) => id));
      expect(targets).toEqual(sections);
      for (const id of sections) expect(html[language].split(` id="${id}"`).length).toBe(2);
      expect(html[language]).toContain(`<html lang="${language}">`);
    }
  });

  it('keeps a selector of the configuration to the letter', () => {
    const { text } = drawnUp(changed('unmask', ['a[href^="/aide"] > span']));
    expect(text.en).toContain('a[href^="/aide"] > span');
  });
});
