import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../chromium.ts';
import { bundled } from '../fixtures/planted/run.ts';

let browser: Browser;
let script: string;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
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
