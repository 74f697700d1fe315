import '/temoin/player.js';
import { eventsOf } from './desk.js';
import { purposeOf, say, words } from './say.js';

const said = words.player;

/** The place where a recording is watched, one at a time. `watched()` hears when the first picture stands. */
export const createWatch = (section, watched) => {
  const heading = section.querySelector('h2');
  const stage = section.querySelector('.stage');
  const note = section.querySelector('.note');
  let open;

  const clear = () => {
    open?.player?.clear();
    stage.replaceChildren();
    note.textContent = '';
  };

  const close = () => {
    const { button } = open ?? {};
    clear();
    open = undefined;
    section.hidden = true;
    if (button?.isConnected) button.focus();
  };
  section.querySelector('[data-close]').addEventListener('click', close);

  return {
    async open(recording, button) {
      clear();
      const mine = { session: recording.session, button };
      open = mine;
      section.hidden = false;
      heading.focus({ preventScroll: true });
      try {
        // Whoever asks for one in quarantine has read that it is, and why.
        const events = await eventsOf(recording);
        // Meanwhile another was opened, or this one is gone.
        if (open !== mine) return;
        mine.player = document.createElement('temoin-player');
        stage.replaceChildren(mine.player);
        const facts = { ...recording, title: purposeOf(recording.purpose) };
        if (!(await mine.player.load({ events, facts })) || open !== mine) return;
        // Only now has the film its height.
        section.scrollIntoView({ block: 'start' });
        mine.player.play();
        mine.player.focus({ preventScroll: true });
        watched();
      } catch (error) {
        if (open === mine) note.textContent = say(said.failed, { why: error.message });
      }
    },
    /** This recording is no more: nothing of it stays on the screen. */
    gone(session, why) {
      if (open?.session !== session) return;
      clear();
      open = undefined;
      if (why === 'withdrawn') note.textContent = said.withdrawn;
      else section.hidden = true;
    },
  };
};
