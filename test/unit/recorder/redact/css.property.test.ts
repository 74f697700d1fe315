import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCss } from '../../../../src/recorder/redact/css.ts';
import { hash, spoken } from './spoken.ts';

const css = createCss(spoken, hash);

describe('whatever a style sheet holds', () => {
  const canary = 'qucanaryx';
  const disguised = fc.constantFrom(
    canary,
    canary.toUpperCase(),
    'Qu\\63 anaryx',
    `${canary}42`,
    `x-${canary}`,
    `--${canary}`,
  );
  const glue = fc.constantFrom(
    ' ',
    '',
    '\n',
    '/* rr_split */',
    ...`[hidden= [type=" [lang= li:nth-child( . # : :: @ { } ( ) [ ] ; , " ' \\ /* */ url( = ! + 3 1.5e % - -- & > ~ | p color: red width: 4px content: animation: grid-area: var( calc( attr( :is( :not( ::part( @font-face{ --x: `
      .trim()
      .split(' '),
    '@media ',
    '@layer ',
    '@keyframes ',
    '@supports (',
    '@import ',
  );
  const dirty = fc
    .array(fc.oneof({ weight: 3, arbitrary: glue }, { weight: 1, arbitrary: disguised }), { maxLength: 40 })
    .map((parts) => parts.join(''));

  it('no name of the site leaves a sheet, a style or a value', () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const out = `${css.sheet(text)}${css.inline(text)}${css.value(text, 'color')}${css.value(text, '--own')}${css.value(text)}${css.property(text)}`;
        expect(out.toLowerCase()).not.toContain('canary');
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it('braces stay in balance', () => {
    fc.assert(
      fc.property(dirty, (text) => {
        const out = css.sheet(text).replace(/"[^"]*"/g, '');
        let depth = 0;
        for (const letter of out) {
          depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});
