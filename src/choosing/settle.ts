import type { Bus } from '../bus/bus.ts';
import type { Choice, Via } from '../consent/choice.ts';
import type { Gatekeeper } from '../consent/gate.ts';
import type { Kept } from '../platform/outbox.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Stop } from '../withdrawal/stop.ts';
import { openGrants } from './open-grants.ts';
import type { Provable } from './provable.ts';
import type { Prove } from './prove.ts';
import type { Visit } from './visit.ts';

/** Decides whether a granted visit is recorded: `seed` was minted with the grant, at `since`. */
export type Admit = (purpose: PurposeId, seed: Uint8Array<ArrayBuffer>, since: number) => Promise<void>;

/** Grants and refusals whose cookie and status are set already. Never rejects. */
export type Settle = (choices: readonly Provable[], via: Via) => Promise<void>;

/** Prove first, then capture: the gate opens once the proof is durable on the terminal (GDPR art. 7(1)). */
export const createSettle =
  (
    visit: Visit,
    gate: Gatekeeper,
    rows: () => Promise<readonly Kept[]>,
    prove: Prove,
    stop: Stop,
    admit: Admit,
    tell: () => void,
    deliver: () => void,
    bus: Bus,
  ): Settle =>
  async (choices, via) => {
    const mine = () =>
      choices.filter(
        ({ act, purpose, choice }) => act === 'grant' && visit.consent.last(purpose)?.choice === choice,
      );
    // The other tabs stop asking at once; a yes counts there once its proof is found.
    tell();
    try {
      // A no ends whatever is still open here, though the page did not know of it: then it is a withdrawal.
      const before = choices.some(({ act }) => act === 'refuse') ? await rows() : [];
      const acts = choices.map((each): Provable => {
        const ends = each.act === 'refuse' ? openGrants(before, each.purpose) : [];
        return ends[0] ? { ...each, act: 'withdraw', ends } : each;
      });
      const over = acts.flatMap(({ ends, purpose }) => (ends ? purpose : []));
      if (over[0]) stop(over, 'withdrawn');
      const kept = await prove(acts, via);
      for (const { purpose, seed, at } of kept) if (seed) await admit(purpose, seed, at);
      // A late answer of the collector may have brought back what this choice has replaced. (Where the collector has
      // refused its proof, in another tab, that is gone.)
      const newer = visit.newer();
      const proved = newer[0] ? await rows() : [];
      const isProved = ({ choice, purpose }: Choice) =>
        proved.some((row) => row.choice === choice && row.purpose === purpose);
      if (newer[0] && newer.every(isProved)) visit.remember();
      // A withdrawal may have come in the meantime, in another tab too.
      for (const { purpose, choice } of mine()) {
        if (!visit.stands(purpose)) continue;
        gate.open(purpose);
        bus.emit('consent:granted', { purpose, choice, restored: false });
      }
      tell();
    } catch (error) {
      visit.forget(mine().map(({ purpose }) => purpose));
      bus.emit('problem', { code: 'proof', during: 'choose', error });
    }
    deliver();
  };
