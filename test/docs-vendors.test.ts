import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain } from '../src/config/explain.ts';
import { allVendors, vendorDocs } from '../tools/vendor-docs.mjs';
import { FAKES } from './fixtures/fakes/index.ts';

const vendors = await allVendors();
const page = (id: string) => readFileSync(`docs/vendors/${id}.md`, 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, , block]) => block ?? '',
  );

interface Recipe {
  readonly recipients: readonly object[];
  readonly purposes: readonly object[];
  readonly vendors?: Readonly<Record<string, { readonly id?: string }>>;
}

const [, example = ''] =
  /<!-- example -->\n```json\n([\s\S]*?)```\n<!-- \/example -->/.exec(readFileSync('README.md', 'utf8')) ??
  [];

/** What `temoin check` has against a recipe once it is part of a site's configuration. */
const against = ({ recipients, purposes, vendors: settings }: Recipe, key: string | undefined): unknown[] => {
  const filled = JSON.parse(
    JSON.stringify(settings ?? {}, (name, value) => (name === 'id' && value === '…' ? key : value)),
  );
  const base = JSON.parse(example);
  return explain(
    {
      ...base,
      recipients: [...base.recipients.slice(0, 1), ...recipients],
      purposes,
      ...(settings && { vendors: filled }),
    },
    ['en', 'fr'],
  ).errors as unknown[];
};

/** A recipe once the site has said what is its own to say: its reasons, which “…” stands for. */
const filled = (json: string): Recipe =>
  JSON.parse(json.replaceAll(/("(?:why|equivalent|owner)": )"…"/g, '$1"what the site says"')) as Recipe;

describe('the documents about recorders of others', () => {
  it('say what the facts say (node tools/vendor-docs.mjs rewrites them)', async () => {
    for (const [path, made] of await vendorDocs()) expect(readFileSync(path, 'utf8'), path).toBe(made);
  });

  it('have one page a vendor, and a row in each table', () => {
    expect(readdirSync('docs/vendors').sort()).toEqual(vendors.map(({ id }) => `${id}.md`).sort());
    const tables = readFileSync('docs/vendors.md', 'utf8');
    for (const name of ['capabilities', 'measures', 'attributes']) {
      const [, table = ''] = new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(tables) ?? [];
      expect(table.trim().split('\n').slice(2), name).toHaveLength(vendors.length);
    }
  });

  it('say on each page how the vendor comes in, what goes and stays, what is not guaranteed, and why', () => {
    for (const vendor of vendors) {
      const text = page(vendor.id);
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(headings, vendor.id).toEqual([
        'Configuration',
        'What a withdrawal expires',
        'What cannot be guaranteed',
        'Masking',
        'Measures of the draft',
        'Traps',
        'How it gets into the page',
      ]);
      expect(text, vendor.id).toContain('`guard.js`');
      expect(/\*\*By Témoin’s own tag\.\*\*/.test(text), vendor.id).toBe(vendor.key !== undefined);
      if (!vendor.key) expect(text, vendor.id).toMatch(/window\.temoinRecorders|data-temoin-purpose/);
      expect(text.match(/^\| (L1|L2|L3|M1|M2|M3|I1|I2|I3|S1|S2) \| .+ \| .+ \|$/gm), vendor.id).toHaveLength(
        11,
      );
      for (const { name } of vendor.trackers) expect(text, vendor.id).toContain(`\`${name}\``);
    }
  });

  it('call a fake a fake', () => {
    const fakes = vendors.filter(({ tested }) => tested.on === 'fake').map(({ id }) => id);
    expect(fakes.sort()).toEqual(FAKES.map(({ id }) => id).sort());
    for (const id of fakes) expect(page(id).split('<!-- facts -->')[0], id).toMatch(/fake|invented/);
    for (const { id, tested } of vendors)
      expect(page(id), id).toContain(`${tested.on === 'real' ? 'real code' : 'a fake only'}: ${tested.what}`);
  });

  it('give configurations that temoin check has nothing against', () => {
    for (const { id } of vendors) {
      const [json = ''] = blocks(page(id), 'json');
      const recipe = JSON.parse(json) as Recipe;
      expect(recipe.purposes, id).toMatchObject([{ recorder: id }]);
      // A placeholder stands for the provider of a recorder that nobody knows.
      const named = filled(json.replace('"ZZ"', '"FR"'));
      const key = FAKES.find((fake) => fake.id === id)?.key ?? KEYS[id];
      expect(against(named, key), id).toEqual([]);
    }
    for (const file of ['docs/vendors.md', 'docs/tag-managers.md'])
      for (const json of blocks(readFileSync(file, 'utf8'), 'json'))
        expect(against(filled(json), undefined), file).toEqual([]);
  });

  it('give scripts that parse, and links that lead somewhere', () => {
    const files = [
      'docs/vendors.md',
      'docs/tag-managers.md',
      ...vendors.map(({ id }) => `docs/vendors/${id}.md`),
    ];
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const block of blocks(text, 'js')) expect(() => new Function(block), file).not.toThrow();
      for (const [, link = ''] of text.matchAll(/\]\(([^)#]+)\)/g))
        if (!/^https?:/.test(link))
          expect(existsSync(join(dirname(file), link)), `${file}: ${link}`).toBe(true);
    }
  });
});

/** Keys of vendors that are no fakes. */
const KEYS: Readonly<Record<string, string>> = {
  clarity: 'abcdefghij',
  posthog: 'phc_abcdefghijklmnopqrstuvwxyz0123456789ABCD',
  sentry: '0123456789abcdef0123456789abcdef',
  datadog: 'pub0123456789abcdef0123456789abcdef',
};
