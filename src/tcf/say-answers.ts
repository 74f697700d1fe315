import type { Bus } from '../bus/bus.ts';
import { remembered } from '../choosing/answers.ts';
import type { Status } from '../consent/choice.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Answers } from './custom-purposes.ts';
import { provideTcfApi, type TcfApi } from './provide-tcf-api.ts';
import { tcfSettings } from './settings.ts';
import { createSight } from './sight.ts';

interface Parts {
  readonly page: Window;
  readonly configuration: { readonly purposes: readonly { readonly id: PurposeId }[] };
  readonly notice: { readonly language: string };
  readonly bus: Pick<Bus, 'on' | 'emit'>;
  status(purpose: PurposeId): Status;
  /** Opens the second layer. */
  open(): void;
}

/** A number that nobody was asked about, before one that was: the format has no other word for it than no consent. */
const whole = (purposes: readonly PurposeId[], answers: Answers): Answers => {
  const last = purposes.findLastIndex((purpose) => answers[purpose] !== undefined);
  return Object.fromEntries(
    purposes.slice(0, last + 1).map((purpose) => [purpose, answers[purpose] === true]),
  );
};

/** An API, or why there is none, said once where the site's team looks. */
const provide = (parts: Parts, ids: readonly PurposeId[]): TcfApi => {
  const { page, configuration, notice, open } = parts;
  try {
    if (!page.isSecureContext) throw new Error('Nothing can be asked in an insecure context');
    const { publisherCC, ...settings } = tcfSettings(configuration);
    return provideTcfApi(page, {
      ...settings,
      purposes: ids,
      language: notice.language.slice(0, 2),
      country: publisherCC,
      open,
    });
  } catch (error) {
    console.warn(`Témoin makes no __tcfapi: ${(error as Error).message}`);
    throw error;
  }
};

/**
 * Says by `__tcfapi` what is answered here of each purpose of the site's, as its custom purpose of that place: nothing
 * before it is known, each act once, and a yes not before it is proved. Where it cannot be right any more (a CMP has
 * come after it), it takes all back from who listens to it, and is halted. R-152. Throws where `provideTcfApi` does.
 * Returns the undo.
 */
export const start = (parts: Parts): (() => void) => {
  const { page, configuration, bus, status } = parts;
  const ids = configuration.purposes.map(({ id }) => id);
  const api = provide(parts, ids);
  /** Yeses that are proved. */
  const proved = new Set<PurposeId>();
  let said: Answers = {};
  let last = '';
  let ready = false;
  let over = false;
  const read = (): Answers =>
    Object.fromEntries(
      ids.map((id) => {
        const now = status(id);
        if (now === 'granted') return [id, proved.has(id) || undefined];
        return [id, now === 'refused' || now === 'withdrawn' ? false : undefined];
      }),
    );

  const say = () => {
    if (!ready || over) return;
    if (!api.stands()) throw new Error('Another CMP has come after it');
    // An answer whose proof is on its way; a no to what was told is not held up by it.
    const answers = read();
    const proving = ids.some((id) => status(id) === 'granted' && !answers[id]);
    if (proving && !ids.some((id) => said[id] === true && answers[id] !== true)) return;
    const asking = sight.asking(ids.some((id) => answers[id] === undefined));
    const now = whole(ids, answers);
    // The question is on its way, or what is remembered is being read.
    if (!last && !asking && !Object.keys(now)[0] && (!sight.settled() || remembered(page)[0])) return;
    const news = JSON.stringify([asking, now]);
    if (news === last) return;
    last = news;
    said = now;
    if (asking) api.asked(now);
    else api.answered(now);
  };
  const end = () => {
    if (over) return;
    over = true;
    for (const stop of undo) stop();
    // Who was told of a yes is told that there is none.
    if (Object.values(said).includes(true)) api.answered({});
    api.halt();
  };
  /** All that one act or one reading tells is said together, in the task that it was told in. */
  const soon = () => {
    queueMicrotask(() => {
      try {
        say();
      } catch (error) {
        console.warn(`Témoin halts its __tcfapi: ${(error as Error).message}`);
        bus.emit('problem', { code: 'tcf', during: 'say', error });
        end();
      }
    });
  };
  const hear = (state: 'granted' | 'refused' | 'withdrawn' | 'expired') =>
    bus.on(`consent:${state}`, ({ purpose }) => {
      if (state === 'granted') proved.add(purpose);
      else proved.delete(purpose);
      soon();
    });
  const sight = createSight(page, soon);
  const undo = [
    sight.end,
    hear('granted'),
    hear('refused'),
    hear('withdrawn'),
    hear('expired'),
    bus.on('notice:shown', sight.shown),
    // Nothing will be asked here; or a proof has failed, and the yes is none.
    bus.on('problem', ({ code }) => (code === 'start' ? end() : soon())),
    bus.on('ready', () => {
      ready = true;
      sight.look();
      soon();
    }),
  ];
  return end;
};
