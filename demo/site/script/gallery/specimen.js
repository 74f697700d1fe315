import { createBanner } from '/esm/banner/create-banner.js';
import { createBus } from '/esm/bus/bus.js';
import { createLooks } from '/esm/looks.js';
import { createNotice } from '/esm/notice/create-notice.js';

const {
  look = 'quiet',
  position = 'bottom',
  language = 'fr',
  scheme = 'light',
  state = 'first',
} = Object.fromEntries(new URLSearchParams(location.search));

document.documentElement.dataset.theme = scheme;
const texts = await (await fetch(`/locales/${encodeURIComponent(language)}.json`)).json();
const given = JSON.parse(document.querySelector('#asked').textContent);
// A purpose of the shop's own speaks the shop's two languages only.
const asked = { ...given, purposes: given.purposes.filter(({ title }) => !title || title[language]) };
const notice = createNotice(asked, texts, language);
const ids = asked.purposes.map(({ id }) => id);

/** What the core would remember; here it goes with the page. */
const statuses = new Map(ids.map((id) => [id, 'unasked']));
const bus = createBus(() => {});

const grant = (purpose) => {
  statuses.set(purpose, 'granted');
  bus.emit('consent:granted', { purpose, choice: '', restored: false });
  if (purpose.startsWith('replay.')) bus.emit('capture:started', { purpose, session: '' });
};
const end = (purpose) => {
  statuses.set(purpose, 'withdrawn');
  if (purpose.startsWith('replay.'))
    bus.emit('capture:halted', { purpose, session: '', reason: 'withdrawn' });
  bus.emit('consent:withdrawn', { purpose, choice: '' });
};
const granted = () => ids.filter((id) => statuses.get(id) === 'granted');

const banner = createBanner({
  page: window,
  notice,
  digest: '',
  bus,
  ...createLooks({ theme: look === 'quiet' && scheme === 'system' ? undefined : { look, scheme }, position }),
  second: async () =>
    (await import(`/drop-in/second.${language}.js`)).createSecondLayer(asked, async () => ''),
  acts: {
    async choose(choices) {
      for (const [purpose, yes] of Object.entries(choices)) {
        if (yes) grant(purpose);
        else if (statuses.get(purpose) === 'granted') end(purpose);
        else {
          statuses.set(purpose, 'refused');
          bus.emit('consent:refused', { purpose, choice: '' });
        }
      }
    },
    async withdraw() {
      for (const purpose of granted()) end(purpose);
      bus.emit('trackers:expired', { expired: ['cookie:lumen_sid'], kept: [], residual: [] });
      bus.emit('proof:delivered', { records: [], receipts: [], erased: 1 });
    },
    status: (purpose) => statuses.get(purpose),
  },
});

const press = (name) =>
  document
    .querySelector(name === 'withdraw' ? 'temoin-control' : 'temoin-banner')
    .shadowRoot.querySelector(`[data-act="${name}"]`)
    .click();

banner.ask();
if (state === 'second') press('choose');
if (state === 'rest') press('refuse-all');
if (state === 'recording' || state === 'withdrawn') press('accept-all');
if (state === 'withdrawn') press('withdraw');
