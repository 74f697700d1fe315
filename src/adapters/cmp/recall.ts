import { remembered } from '../../choosing/answers.ts';
import type { Act } from '../../consent/choice.ts';
import { encode } from '../../consent/remembered.ts';
import { writeChoices } from '../../platform/choice-cookie.ts';
import type { Kept } from '../../platform/outbox.ts';
import { vault } from '../../platform/vault.ts';
import type { PurposeId } from '../../purpose/purpose.ts';

/** Fetched only where a platform remembers what our cookie does not. */
export const proofs = (): Promise<readonly Kept[]> => vault(() => window.indexedDB).all('records');

/** A proof of this terminal's that an answer of the CMP's rests on already. */
export interface Recalled {
  readonly act: Act;
  readonly purpose: PurposeId;
  readonly at: number;
  readonly until: number;
  readonly notice?: string;
}

const askedIn = ({ record }: Kept): { readonly notice?: string; readonly terms?: string } =>
  record ? JSON.parse(record.signed).asked : {};

/**
 * What a CMP remembers where our own cookie is gone: the answer that was proved already (an older no wins over a
 * remembered yes), `new` where nothing was, or `over`: it was answered on other terms, or too long ago, and says
 * nothing until it is given anew. `at`: when the CMP says that it was answered, if it does.
 */
export const recalled = (
  rows: readonly Kept[],
  purpose: PurposeId,
  { yes, at, terms, now }: { yes: boolean; at?: number | undefined; terms: string; now: number },
): Recalled | 'new' | 'over' => {
  const mine = rows.filter((row) => row.purpose === purpose);
  const ended = new Set(rows.flatMap(({ ends }) => ends ?? []));
  const grant = mine.findLast(({ act, id }) => act === 'grant' && !ended.has(id));
  const no = mine.findLast(({ act }) => act !== 'grant');
  const last = grant && (!no || no.at < grant.at) ? grant : no;
  if (!last) return 'new';
  const { notice, terms: its = terms } = askedIn(last);
  const over = last.until <= now || its !== terms;
  if (yes && at !== undefined && at > last.at && (over || last === grant)) return 'new';
  return over
    ? 'over'
    : {
        ...{ act: last.act as Act, purpose, at: last.at, until: last.until },
        ...(notice !== undefined && { notice }),
      };
};

/** Puts it into the cookie again, with the time at which it was proved, beside what else stands there. */
export const putBack = (
  page: Window,
  { until: _, ...choice }: Recalled,
  told: string,
  terms: string,
  until: (at: number) => number,
): void => {
  const others = remembered(page).filter((each) => each.terms === terms && each.purpose !== choice.purpose);
  const all = [...others, { notice: told, ...choice, terms, choice: '' }];
  writeChoices(page, encode(all), until(Math.max(...all.map(({ at }) => at))));
};
