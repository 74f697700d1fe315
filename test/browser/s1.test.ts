import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundled } from '../fixtures/planted/run.ts';
import { startBrowser } from './launch.ts';

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await startBrowser();
  script = await bundled('in-page.ts');
}, 60_000);
afterAll(() => browser.close());

type Recorded = { begin(mode: string): void; finish(): { events: string; faults: number } };

/** Records a page whose `nav` is allowed, while `act` happens to it. */
const recorded = async (html: string, act: (page: Page) => Promise<unknown> = async () => undefined) => {
  const page = await browser.newPage();
  try {
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><nav>${html}</nav>` }),
    );
    await page.goto('https://boutique.example/');
    await page.addScriptTag({ content: script });
    await page.evaluate(() => (window as unknown as Recorded).begin('temoin'));
    await act(page);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    const { events, faults } = await page.evaluate(() => (window as unknown as Recorded).finish());
    expect(faults).toBe(0);
    return events;
  } finally {
    await page.close();
  }
};

const PASSWORD =
  '<p><input id="f" type="password" name="q7"><button>Voir</button><output id="mirror"></output></p><h2>Bonjour</h2>';
const shown = (page: Page) =>
  page.evaluate(() => document.querySelector('input')?.setAttribute('type', 'text'));
const mirrored = (page: Page) =>
  page.evaluate(() => {
    const output = document.querySelector('#mirror');
    if (output) output.textContent = 'hunterzwei';
  });

describe('in a region that is allowed', () => {
  it('a password never leaves: typed, shown as text, and mirrored beside its field', async () => {
    const events = await recorded(PASSWORD, async (page) => {
      await page.type('#f', 'hunterzwei');
      await shown(page);
      await page.type('#f', 'drei');
      await mirrored(page);
    });
    expect(events).not.toMatch(/hunter|drei/);
    expect(events).toContain('Bonjour');
  });

  it('nor when the framework draws the field anew as text, under its name', async () => {
    const events = await recorded(PASSWORD, async (page) => {
      await page.evaluate(() => {
        document.querySelector('p')?.remove();
        document
          .querySelector('nav')
          ?.insertAdjacentHTML(
            'beforeend',
            '<p><input name="q7" type="text"><output id="mirror"></output></p>',
          );
      });
      await mirrored(page);
    });
    expect(events).not.toContain('hunter');
  });

  it('nor when a clone takes its place', async () => {
    const events = await recorded(PASSWORD, async (page) => {
      await page.evaluate(() => {
        const field = document.querySelector('input');
        const clone = field?.cloneNode() as HTMLInputElement;
        clone.type = 'text';
        field?.replaceWith(clone);
      });
      await mirrored(page);
    });
    expect(events).not.toContain('hunter');
  });

  it('nor when it is of another type, and the label alone tells', async () => {
    const events = await recorded(
      `<label for="f">Mot de passe</label><p><input id="f"><output id="mirror"></output></p>
       <p><i id="l">Kartennummer</i></p><p><input aria-labelledby="l"><b>VisaQuatre</b></p>
       <fieldset><legend>Health</legend><input><b>rhesusneg</b></fieldset><p><input placeholder="Blood type"><b>rhesuspos</b></p>
       <p><span contenteditable aria-label="Nachricht">editedbyme</span><b>editedbeside</b></p>`,
      async (page) => {
        await page.type('#f', 'hunterzwei');
        await page.evaluate(() => document.querySelector('input')?.setAttribute('type', 'search'));
        await mirrored(page);
      },
    );
    expect(events).not.toMatch(/hunter|VisaQuatre|rhesus|edited/);
  });

  it.each([
    ['a card in elements of a line', '<p><b>4970</b><b>1012</b><i>3456</i><i>7890</i></p>'],
    ['a card in boxes', '<div><div>4970</div> <div>1012</div> <div>3456</div> <div>7890</div></div>'],
    ['digit by digit', `<p>${[...'4970101234567890'].map((each) => `<s>${each}</s>`).join('')}</p>`],
    ['cut deeper', '<p><u><b>4970</b><b>1012</b></u><u><b>3456</b><b>7890</b></u></p>'],
    [
      'an IBAN',
      '<p>IBAN <b>FR76</b> <b>3000</b> <b>6000</b> <b>0112</b> <b>3456</b> <b>7890</b> <b>189</b></p>',
    ],
    ['in a drawing', '<svg><text><tspan>4970</tspan><tspan>1012</tspan><tspan>34567890</tspan></text></svg>'],
    ['in one text of a drawing', '<svg><text>4970 1012 3456 7890</text></svg>'],
    ['in a style', '<style>p::after{content:"4970101234567890"}</style><p>x</p>'],
    ['in a shadow', '<p id="host"></p>'],
  ])('a number cut in pieces does not leave: %s', async (_, html) => {
    const events = await recorded(`<a>Accueil</a>${html}`, (page) =>
      page.evaluate(() => {
        const host = document.querySelector('#host');
        if (host)
          host.attachShadow({ mode: 'open' }).innerHTML =
            '<b>4970</b><b>1012</b><b>34567890</b>4970 1012 3456 7890';
        const last = document.querySelector('p b:last-child,p i:last-child')?.firstChild as Text | undefined;
        if (last) last.data = `${last.data}`;
      }),
    );
    const told = [...events.matchAll(/(?<="(?:textContent|value)":")[^"]*/g)].join(' ');
    expect(told).not.toMatch(/\p{Nd}/u);
    expect(events).not.toContain('4970');
    expect(told).toContain('Accueil');
  });

  it('what stands beside a card’s number, a diagnosis or a message is masked, and the menu is read', async () => {
    const events = await recorded(
      `<a>Accueil</a><p><label>Numéro de carte <b>VisaQuatre</b> <input name="a"></label></p>
       <table><tr><td>Diagnostic</td><td>migraineuse <select><option>x</option></select></td></tr></table>
       <section id="messagerie-message"><p><i>rendezvous</i></p></section><div>4111 1111 1111 1111</div>
       <p>NIR 1 88 03 2B 033 071 56</p><p>Ville <input name="city"></p>`,
    );
    expect(events).not.toMatch(/VisaQuatre|migraineuse|rendezvous|1111|2B/);
    expect(events).toContain('Accueil');
    expect(events).toContain('Ville');
  });
});
