import { describe, expect, it } from 'vitest';
import { createCss } from '../../../../src/recorder/redact/css.ts';
import { hash, spoken } from './spoken.ts';

const css = createCss(spoken, hash);
const h = (text: TemplateStringsArray, ...names: string[]): string => String.raw(text, ...names.map(hash));

describe('a style sheet', () => {
  it.each([
    ['.card{color:red}', h`.${'card'}{color:red;}`],
    ['#nav > a:hover::before{content:"Marie"}', h`#${'nav'} > a:hover::before{content:"";}`],
    ['p , .a .b+c{ width : 10px }', h`p,.${'a'} .${'b'}+div:where([t=${'c'}]){width:10px;}`],
    ['x-card::after{color:red}', h`div:where([t=${'x-card'}])::after{color:red;}`],
    ['.md\\:flex{display:flex}', h`.${'md:flex'}{display:flex;}`],
    ['.\\62 oxe{color:red}', h`.${'boxe'}{color:red;}`],
    ['a:not(.b):is(#c, p){color:red}', h`a:not(.${'b'}):is(#${'c'}, p){color:red;}`],
    ['li:nth-child(2n+1){color:red}', 'li:nth-child(2n+1){color:red;}'],
    ['li:nth-child(odd){color:red}', 'li:nth-child(odd){color:red;}'],
    ['input[type="checkbox"]{width:1px}', 'input[type="checkbox"]{width:1px;}'],
    ['input[disabled]{width:1px}', 'input[disabled]{width:1px;}'],
    [
      '@media screen and (min-width:600px){p{color:red}}',
      '@media screen and (min-width:600px){p{color:red;}}',
    ],
    [
      '@keyframes spin{from{opacity:0}50.5%{opacity:.25}to{opacity:1}}',
      h`@keyframes ${'spin'}{from{opacity:0;}50.5%{opacity:0.25;}to{opacity:1;}}`,
    ],
    ['.a{animation:spin 2s ease infinite}', h`.${'a'}{animation:${'spin'} 2s ease infinite;}`],
    ['@layer base,marie;', h`@layer ${'base'},${'marie'};`],
    ['@layer a.b{p{color:red}}', h`@layer ${'a'}.${'b'}{p{color:red;}}`],
    ['@container side (min-width:9px){p{color:red}}', h`@container ${'side'} (min-width:9px){p{color:red;}}`],
    [
      '.a{color:red;&:hover{color:blue}.b &{color:red}}',
      h`.${'a'}{color:red;&:hover{color:blue;}.${'b'} &{color:red;}}`,
    ],
    [
      '.g{grid-template-areas:"top ." "side main"}',
      h`.${'g'}{grid-template-areas:"${'top'} ." "${'side'} ${'main'}";}`,
    ],
    ['.g{grid-area:main}', h`.${'g'}{grid-area:${'main'};}`],
    ['.v{--gap:4px;width:var(--gap)}', h`.${'v'}{--${'--gap'}:4px;width:var(--${'--gap'});}`],
    [
      '@property --marie{syntax:"marie | <length>";inherits:false;initial-value:4px}',
      h`@property --${'--marie'}{syntax:"*";inherits:false;initial-value:4px;}`,
    ],
    ['slot[name="icon"]{color:red}', h`slot[name="${'icon'}"]{color:red;}`],
    ['::slotted([slot=end]){color:red}', h`::slotted([slot="${'end'}"]){color:red;}`],
    ['.c{width:rect(0 1px 2px 0)}', h`.${'c'}{width:rect(0 1px 2px 0);}`],
    ['li::before{content:counter(list-0)". "}', h`li::before{content:counter(${'list-0'})"";}`],
    ['.z{z-index:2147483647}', h`.${'z'}{z-index:999999;}`],
    ['.i{color:red!important}', h`.${'i'}{color:red!important;}`],
    ['.b{background:url(/a.png) no-repeat #fff}', h`.${'b'}{background:none no-repeat #fff;}`],
    ['.b{fill:url(#shade)}', h`.${'b'}{fill:url(#${'shade'});}`],
    ['/* rr_split */p{color:red}/* other */b{color:red}', '/* rr_split */p{color:red;}b{color:red;}'],
  ])('%s leaves as %s', (text, safe) => {
    expect(css.sheet(text)).toBe(safe);
  });

  it.each([
    '@import url("/marie.css");',
    '@font-face{font-family:Marie;src:url(/marie)}',
    '@counter-style marie{symbols:"marie"}',
    '@page marie{margin:1cm}',
    '@scope (.marie){p{color:red}}',
    '@marie{p{color:red}}',
    '@namespace url(marie);',
    '[data-user="marie"]{color:red}',
    '[marie]{color:red}',
    '[type="marie"]{color:red}',
    '[type^="check"]{color:red}',
    '[width="marie"]{color:red}',
    '[lang="marie"]{color:red}',
    '[name="marie"]{color:red}',
    'input[name=marie]{color:red}',
    '[slot^="marie"]{color:red}',
    '[slot]{color:red}',
    '3marie{color:red}',
    ':nth-child(2n-12345678){color:red}',
    ':marie{color:red}',
    '::highlight(marie){color:red}',
    '::part(marie){color:red}',
    ':lang(marie){color:red}',
    'a:not([marie]){color:red}',
    '{color:red}',
    '@media marie(1px){p{color:red}}',
    ':nth-child(2n of .marie > [marie]){color:red}',
  ])('keeps the place of %s, and nothing else', (text) => {
    expect(css.sheet(text)).toBe('x{}');
  });

  it('keeps every rule at its index, so that later changes find it', () => {
    const sheet = '@import "a";.a{color:red}@font-face{src:url(a)}[marie]{color:red}.b{color:blue}';
    expect(css.sheet(sheet)).toBe(h`x{}.${'a'}{color:red;}x{}x{}.${'b'}{color:blue;}`);
  });

  it('keeps of a list the selectors that may leave', () => {
    expect(css.sheet('p,[marie],b{color:red}')).toBe('p,b{color:red;}');
  });

  it.each([
    ['color:marie', h`color:${'marie'};`],
    ['marie:red', ''],
    ['width:3marie', ''],
    ['transform:marie(1px)', ''],
    ['color:var\\(--marie\\)', h`color:${'var(--marie)'};`],
    ['--user:"Marie"', h`--${'--user'}:"";`],
    ['--plan:marie', h`--${'--plan'}:${'marie'};`],
    ['--anim:spin 2s ease', h`--${'--anim'}:${'spin'} 2s ease;`],
    ['--ring: ;', h`--${'--ring'}:;`],
    [
      '--shadow:0 10px 15px -3px rgb(1 2 3 / 0.1),0 4px 6px -4px rgb(4 5 6)',
      h`--${'--shadow'}:0 10px 15px -3px rgb(1 2 3 / 0.1),0 4px 6px -4px rgb(4 5 6);`,
    ],
    ['--tel:0612345678', h`--${'--tel'}:999999;`],
    ['--tel:06 12 34 56 78', ''],
    ['--shade:#1e90ff', h`--${'--shade'}:#1e90ff;`],
    ['--x:#marie', ''],
    ['content:"Marie" attr(data-marie)', ''],
    ['content:"Ma\\"rie', 'content:"";'],
    ['font-family:Marie,"Marie",sans-serif', h`font-family:${'Marie'},"",sans-serif;`],
    ['width:12.345678px', 'width:12.3457px;'],
    ['color:red;;color:blue', 'color:red;color:blue;'],
    ['color:red}p{color:blue', 'color:red;p{color:blue;}'],
    ['color', ''],
    [':red', ''],
    ['', ''],
  ])('an inline %s leaves as %s', (text, safe) => {
    expect(css.inline(text)).toBe(safe);
  });

  it.each([
    'p{color:red',
    'p{',
    '"',
    '\\',
    '/*',
    'url(',
    '}',
    '}}}p{color:red}',
    'p{color:"',
    '@',
    '@media',
    '(((((',
    '\\110000 {',
    'a\\',
  ])('ends well where %j does not', (text) => {
    const safe = css.sheet(text);
    expect([...safe].filter((letter) => letter === '{')).toHaveLength(
      [...safe].filter((letter) => letter === '}').length,
    );
  });

  it('takes no long time over a long text', () => {
    const began = performance.now();
    for (const piece of [
      'a',
      '"',
      '\\',
      '/*',
      'url(',
      '(',
      '{',
      '}',
      'a{',
      ' ',
      '1',
      '1e',
      '-',
      '#',
      '@',
      'u',
    ])
      css.sheet(piece.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(5000);
  }, 20_000);
});
