import { Replayer } from '@rrweb/replay';
import { cleanCss } from './clean-css.ts';
import { createTally } from './limits.ts';
import type { Ask, Film, Loaded, Tell } from './messages.ts';
import { readEvents } from './read.ts';
import { REPLAYED_STYLE } from './replayed-style.ts';
import { createCleaner } from './sanitise.ts';
import { type Part, timed } from './timing.ts';

/** How often a recording may break the replayer before it stops, and how far it then goes on. */
const STUMBLES = 20;
const STRIDE = 100;

const breathe = (): Promise<void> => {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage('');
  });
};

/**
 * The other side of the frame: replayer.html runs this and nothing else, under a policy of its own that lets no
 * request out. What is replayed lies one frame deeper, without script. See stage.ts for the page's side.
 */
const serve = (port: MessagePort): void => {
  let replayer: Replayer | undefined;
  let playing = false;
  let skipIdle = true;
  let opening = 0;
  let stood = false;
  let stumbles = 0;
  let spans: readonly { readonly from: number; readonly to: number; readonly lasts?: number }[] = [];
  let waiting: Ask[] | undefined;
  const tell = (message: Tell) => port.postMessage(message);

  const beat = () => {
    if (!replayer) return;
    const at = replayer.getCurrentTime();
    const span = playing && skipIdle && spans.find(({ from, to }) => at >= from && at < to - 250);
    if (span) {
      replayer.play(span.to);
      tell({ skipped: span.lasts ?? span.to - at, gap: span.lasts !== undefined });
    }
    tell({ at: span ? span.to : at });
    if (playing) requestAnimationFrame(beat);
  };

  const load = async (films: readonly Film[]) => {
    const { tally, note } = createTally();
    const parts: Part[] = [];
    for (const { text, after } of films) {
      const events = await readEvents(text, createCleaner(cleanCss, note), note, breathe);
      parts.push({ events, ...(after !== undefined && { after }) });
    }
    const { events, ...timing } = timed(parts, note);
    const picture = events.find(({ type }) => type === 2);
    const first = events[0];
    if (!picture || !first) throw new Error('a recording without a picture');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // rrweb plays two events or more.
    const all = events.length > 1 ? events : [...events, { type: 1, timestamp: first.timestamp, data: {} }];
    const made = new Replayer(all as never, {
      root: document.body,
      speed: 1,
      // Focus belongs to the person at the controls.
      triggerFocus: false,
      showWarning: false,
      mouseTail: !calm && { duration: 600, lineWidth: 2, strokeStyle: '#2f5bd3' },
      insertStyleRules: [...REPLAYED_STYLE],
    });
    made.on('resize', (size) => tell({ size: size as { width: number; height: number } }));
    made.on('finish', () => {
      playing = false;
      tell({ ended: true });
    });
    const stands = () => {
      made.off('fullsnapshot-rebuilded', stands);
      stood = true;
      tell({ ready: true });
    };
    made.on('fullsnapshot-rebuilded', stands);
    replayer = made;
    spans = [...timing.gaps, ...timing.idle];
    // At an earlier moment there is nothing to show: the replayer would leave what it showed before.
    opening = picture.timestamp - first.timestamp + 1;
    const loaded: Loaded = { ...timing, events: events.length, left: tally };
    tell({ loaded });
  };

  const act = (ask: Ask) => {
    if ('load' in ask) {
      waiting = [];
      load(ask.load)
        .then(() => {
          const asked = waiting ?? [];
          waiting = undefined;
          for (const each of asked) act(each);
        })
        .catch(fail);
    } else if (waiting) waiting.push(ask);
    else if ('scale' in ask) document.body.style.transform = `scale(${ask.scale})`;
    else if ('speed' in ask) replayer?.setConfig({ speed: ask.speed });
    else if ('skipIdle' in ask) skipIdle = ask.skipIdle;
    else {
      const before = playing;
      playing = 'play' in ask;
      // rrweb shows what lies before a moment; what happens in it is a part of it.
      if ('play' in ask) replayer?.play(Math.max(ask.play + 1, opening));
      else replayer?.pause(Math.max(ask.pause + 1, opening));
      if (!before || !playing) beat();
    }
  };

  const fail = (error: unknown) => {
    // Whatever a recording breaks in the replayer, the page's controls go on.
    console.warn(error);
    tell({ failed: true });
  };

  // The replayer works on a timer of its own, which ends where it throws.
  addEventListener('error', ({ error }) => {
    if (!stood) return fail(error);
    tell({ stumbled: true });
    stumbles += 1;
    if (!playing || !replayer) return;
    if (stumbles > STUMBLES) {
      playing = false;
      tell({ ended: true });
    } else replayer.play(replayer.getCurrentTime() + STRIDE);
  });

  tell({ here: true });
  port.onmessage = ({ data }: MessageEvent<Ask>) => {
    try {
      act(data);
    } catch (error) {
      fail(error);
    }
  };
};

addEventListener('message', ({ source, origin, ports: [port] }) => {
  if (source === parent && origin === location.origin && port) serve(port);
});
