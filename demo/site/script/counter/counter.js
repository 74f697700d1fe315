// Behind the counter: proofs as they arrive, recordings while they may be watched.
import { erase, health, recordingsFor, release } from './desk.js';
import { followLog } from './log.js';
import { showProofs } from './proofs.js';
import { showRecordings } from './recordings.js';
import { say, words } from './say.js';
import { guide } from './steps.js';
import { createWatch } from './watch.js';

const EVERY = 1000;
/** Every list of recordings that is read is noted: it is read when numbers change, and now and then while visits go on. */
const REREAD = 5000;
const REPLAY = Object.keys(words.purposes).filter((id) => id.startsWith('replay.'));

const section = (name) => document.querySelector(`[data-${name}]`);
const log = followLog();
const steps = guide(document.querySelector('.steps'));
const proofs = showProofs(section('proofs'));
const watch = createWatch(section('player'), () => steps.tick(0, 1, 2));
const recordings = showRecordings(section('recordings'), {
  watch: watch.open,
  async erase(recording, button) {
    recordings.byHand(recording.session);
    try {
      button.disabled = true;
      await erase(recording);
      numbers = undefined;
    } catch (error) {
      button.disabled = false;
      button.after(say(words.recordings.failed, { why: error.message }));
    }
  },
  async release(recording, button) {
    try {
      button.disabled = true;
      await release(recording);
      numbers = undefined;
    } catch (error) {
      button.disabled = false;
      button.after(say(words.recordings.unreleased, { why: error.message }));
    }
  },
  gone: watch.gone,
});

let numbers;
let listed = 0;

/** All recordings if they may have changed since the last time, else nothing. */
const list = async () => {
  const told = await health();
  const now = `${told.proofs} ${told.recordings}`;
  const due = told.recordings > 0 && performance.now() - listed > REREAD;
  if (now === numbers && !due) return undefined;
  const all = (await Promise.all(REPLAY.map(recordingsFor))).flat();
  numbers = now;
  listed = performance.now();
  return all;
};

let known;
let shown = 0;

const withdrawals = (entries, from) => entries.slice(from).filter(({ act }) => act === 'withdraw');

const look = async () => {
  // The log is read last: what made a recording vanish is in it by then.
  const all = await list();
  const state = await log();
  const { entries } = state;
  proofs(state);
  if (entries.findLast(({ kind }) => kind === 'choice')?.act === 'grant') steps.tick(0, 1);
  if (withdrawals(entries, known ?? entries.length).length) steps.tick(3);
  known = entries.length;
  if (!all) return;
  recordings.show(all, new Set(withdrawals(entries, shown).map(({ purpose }) => purpose)));
  shown = entries.length;
};

const live = (alive) => {
  section('live').classList.toggle('off', !alive);
  section('live-text').textContent = alive ? words.live : words.away;
};

for (;;) {
  try {
    await look();
    live(true);
  } catch (error) {
    console.warn(error);
    live(false);
  }
  await new Promise((resolve) => setTimeout(resolve, EVERY));
}
