import type { Bus } from '../bus/bus.ts';
import type { Via } from '../consent/choice.ts';
import type { Chance } from '../platform/chance.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Provable } from './provable.ts';
import type { Visit } from './visit.ts';

/** A yes or a no a purpose; a purpose that is not named stays as it is. */
export type Wishes = Readonly<Record<PurposeId, boolean>>;

/**
 * Resolves when the proofs are durable on the terminal (or cannot be made so: then nothing is captured). Never
 * rejects. `at` is the time of an answer that was given before this code was there.
 */
export type Choose = (wishes: Wishes, via: Via, at?: number) => Promise<void>;

/**
 * Cookie and status are set before it returns; what is owed for it comes after. A no to what was granted is a
 * withdrawal, and has stopped everything before it returns. What does not change a state makes no proof, so that
 * clicking twice is one act.
 */
export const createChoose =
  (
    visit: Visit,
    chance: Chance,
    bus: Bus,
    settle: (choices: readonly Provable[], via: Via) => Promise<void>,
    withdraw: (purposes: readonly PurposeId[], via: Via, choice: string) => Promise<void>,
  ): Choose =>
  async (wishes, via, given) => {
    const { consent, grants } = visit;
    const statuses = consent.statuses();
    const known = Object.keys(wishes).filter((purpose) => Object.hasOwn(statuses, purpose));
    const asked = (yes: boolean, ...when: string[]) =>
      known.filter(
        (purpose) => (wishes[purpose] === true) === yes && when.includes(statuses[purpose] as string),
      );
    const choice = chance.uuid();
    const make = (act: 'grant' | 'refuse') => {
      const at = visit.time(known, given, act === 'grant');
      return (purpose: PurposeId): Provable => ({
        ...visit.choice(purpose, act, at, choice, via.notice),
        id: chance.uuid(),
      });
    };
    const yes = asked(true, 'unasked', 'refused', 'withdrawn', 'expired').map(make('grant'));
    // Whatever the clock makes of it by now: a no to a remembered yes ends it.
    const ended = known.filter(
      (purpose) =>
        wishes[purpose] !== true && (consent.last(purpose)?.act === 'grant' || visit.pending(purpose)),
    );
    const again = asked(false, 'withdrawn');
    const no = asked(false, 'unasked', 'expired')
      .filter((purpose) => !ended.includes(purpose))
      .map(make('refuse'));
    const over = [...ended, ...again];
    const withdrawn = over.length ? withdraw(over, via, choice) : undefined;

    if (yes.length || no.length) visit.keep([...yes, ...no]);
    for (const { purpose, id, at } of yes) grants.set(purpose, { id, choice, at });
    for (const { purpose } of no) bus.emit('consent:refused', { purpose, choice });
    // Where cookies are blocked, or full, a yes cannot be kept, hence not be checked before each upload: it is none.
    const kept = [...yes, ...no].every(visit.holds);
    if (!kept) {
      visit.forget(yes.map(({ purpose }) => purpose));
      bus.emit('problem', { code: 'storage', during: 'choose', error: 'the choice cannot be kept' });
    }
    const provable = kept ? [...no, ...yes] : no;
    if (provable.length) await settle(provable, via);
    await withdrawn;
  };
