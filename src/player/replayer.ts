import { Replayer } from '@rrweb/replay';
import { cleanCss } from './clean-css.ts';
import { marksOf } from './marks.ts';
import type { Ask, Tell } from './messages.ts';
import { REPLAYED_STYLE } from './replayed-style.ts';
import { sanitise } from './sanitise.ts';

/**
 * The other side of the frame: replayer.html runs this and nothing else, under a policy of its own that lets no
 * request out. What is replayed lies one frame deeper, without script. See stage.ts for the page's side.
 */
const serve = (port: MessagePort): void => {
  let replayer: Replayer | undefined;
  let playing = false;
  let opening = 0;
  const tell = (message: Tell) => port.postMessage(message);

  const beat = () => {
    if (!replayer) return;
    tell({ at: replayer.getCurrentTime() });
    if (playing) requestAnimationFrame(beat);
  };

  const load = (recording: readonly unknown[]) => {
    const events = sanitise(recording, cleanCss);
    const picture = events.find(({ type }) => type === 2);
    if (!picture) throw new Error('a recording without a picture');
    const made = new Replayer(events as never, {
      root: document.body,
      speed: 1,
      // Focus belongs to the person at the controls.
      triggerFocus: false,
      showWarning: false,
      inactivePeriodThreshold: 4000,
      mouseTail: { duration: 600, lineWidth: 2, strokeStyle: '#2f5bd3' },
      insertStyleRules: [...REPLAYED_STYLE],
    });
    made.on('resize', (size) => tell({ size: size as { width: number; height: number } }));
    made.on('finish', () => {
      playing = false;
      tell({ ended: true });
    });
    const first = () => {
      made.off('fullsnapshot-rebuilded', first);
      tell({ ready: true });
    };
    made.on('fullsnapshot-rebuilded', first);
    replayer = made;
    // At an earlier moment there is nothing to show: the replayer would leave what it showed before.
    opening = picture.timestamp - made.getMetaData().startTime + 1;
    tell({ loaded: { duration: made.getMetaData().totalTime, marks: marksOf(events) } });
  };

  const act = (ask: Ask) => {
    if ('load' in ask) load(ask.load);
    else if ('scale' in ask) document.body.style.transform = `scale(${ask.scale})`;
    else if ('speed' in ask) replayer?.setConfig({ speed: ask.speed });
    else if ('skipIdle' in ask) replayer?.setConfig({ skipInactive: ask.skipIdle });
    else {
      playing = 'play' in ask;
      if ('play' in ask) replayer?.play(Math.max(ask.play, opening));
      else replayer?.pause(Math.max(ask.pause, opening));
      beat();
    }
  };

  port.onmessage = ({ data }: MessageEvent<Ask>) => {
    try {
      act(data);
    } catch (error) {
      // Whatever a recording breaks in the replayer, the page's controls go on.
      console.warn(error);
      tell({ failed: true });
    }
  };
};

addEventListener('message', ({ source, origin, ports: [port] }) => {
  if (source === parent && origin === location.origin && port) serve(port);
});
