import type { AnsweredSeen } from '../../../audit/seen.ts';
import { reopened } from './answer.ts';
import { later } from './asking.ts';
import { answerOnce } from './give.ts';
import type { Visitor } from './visitor.ts';
import { sayingNo, withdrawBy } from './withdraw.ts';

const SETTLES = 600;

/**
 * Accepts, withdraws and opens the choices once more, all on one page: what do the toggles say? A page that keeps the
 * first answer in mind forgets it when it is loaded anew. Nothing where it cannot be done.
 */
export const changed = async (
  come: () => Promise<Visitor>,
  accepted: AnsweredSeen,
  refused: AnsweredSeen | undefined,
  patience: number,
): Promise<AnsweredSeen['reopened']> => {
  const visitor = await come();
  try {
    const { page } = await visitor.open();
    if ((await answerOnce(page, 'accept', patience))?.time == null) return null;
    await visitor.quiet();
    await later(SETTLES);
    const isNo = sayingNo(visitor, page, accepted, refused);
    if (!(await withdrawBy(page, isNo))) return null;
    await later(SETTLES);
    return (await isNo()) ? await reopened(page) : null;
  } finally {
    await visitor.close();
  }
};
