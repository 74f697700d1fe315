import type { Notice } from '../notice/notice.ts';

export interface Box {
  readonly host: HTMLElement;
  /** Is the focus in it? */
  focused(): boolean;
}

/** After the banner's own rules, so that the box has its look without its place. */
const css = `:host{all:initial!important;display:block!important;position:relative!important;inset:auto!important;z-index:auto!important;max-width:none!important}
:host([hidden]){display:none!important}
div{display:flex;flex-direction:column;align-items:flex-start;justify-content:center;gap:8px;min-height:160px;padding:20px 24px;font:15px/1.4 system-ui,sans-serif;color:var(--temoin-ink);background:var(--temoin-paper);border:1px solid var(--temoin-line);border-radius:16px;overflow-wrap:anywhere}
#t{font-size:18px;font-weight:600}
button{margin-top:4px;padding:2px 16px;font-weight:600}`;

const put = (name: string, text: string, id = ''): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  if (id) made.id = id;
  return made;
};

/** What stands in an embed's place: what it is for, that it waits for a yes, and the way to say one. CNIL 2020-092. */
export const createBox = (
  notice: Notice,
  purpose: string,
  sentence: string,
  sheets: readonly CSSStyleSheet[],
  open: () => void,
): Box | undefined => {
  const block = notice.first.purposes.find(({ id }) => id === purpose);
  const choose = notice.first.controls.find(({ act }) => act === 'choose');
  if (!block || !choose) return undefined;
  const host = document.createElement('temoin-embed');
  host.lang = notice.language;
  host.dir = notice.direction;
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const own = new CSSStyleSheet();
  own.replaceSync(css);
  root.adoptedStyleSheets = [...sheets, own];
  const button = put('button', choose.label, 'b') as HTMLButtonElement;
  button.type = 'button';
  // Named by its label and by what it is for: a page may have several.
  button.setAttribute('aria-labelledby', 'b t');
  button.onclick = open;
  const box = put('div', '');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-labelledby', 't');
  box.append(put('p', block.title, 't'), put('p', block.description), put('p', sentence), button);
  root.append(box);
  return { host, focused: () => root.activeElement !== null };
};
