import { lacking } from './known.ts';
import type { AnsweredSeen, FirstSeen, PageSeen, RequestSeen, Step, StoredSeen } from './seen.ts';

const stepsOf = (answer: AnsweredSeen): readonly Step[] => [
  answer.step,
  ...answer.pages.map(({ step }) => step),
];

/** What accepting alone puts on the terminal, at once or on the pages that follow. */
export const addedBy = (
  accepted: AnsweredSeen | undefined,
  refused: AnsweredSeen | undefined,
): readonly StoredSeen[] => {
  if (!accepted || !refused) return [];
  const yes = stepsOf(accepted).flatMap(({ stored }) => stored);
  const added = lacking(
    yes,
    stepsOf(refused).flatMap(({ stored }) => stored),
  );
  return added.filter((each, i) => lacking([each], added.slice(0, i)).length > 0);
};

const keyOf = ({ method, address }: RequestSeen): string => `${method} ${address}`;

/** Sends something, or goes to somebody else: what a site's own pages and pictures do not. */
const tells = ({ method, foreign }: RequestSeen): boolean => foreign || !/^(GET|HEAD|OPTIONS)$/.test(method);

/** What a page asked itself: what the page before sent when it was left is not of it. */
const own = ({ step, address }: PageSeen): readonly RequestSeen[] => {
  const from = step.requests.find((each) => each.method === 'GET' && each.address === address);
  return from ? step.requests.filter(({ at }) => at >= from.at) : [];
};

/** What the page before sent on the way: late, or when it was left. */
const before = ({ step, address }: PageSeen): readonly RequestSeen[] => {
  const from = step.requests.find((each) => each.method === 'GET' && each.address === address);
  return from ? step.requests.filter(({ at }) => at < from.at) : [];
};

/** What accepting sets off and nothing else does: neither arriving nor refusing. */
export const startedBy = (
  accepted: AnsweredSeen,
  refused: AnsweredSeen,
  first: FirstSeen | undefined,
): ReadonlySet<string> => {
  const without = new Set(
    [...stepsOf(refused), ...(first ? [first.step, first.stepAfterEnter] : [])].flatMap(({ requests }) =>
      requests.map(keyOf),
    ),
  );
  const yes = stepsOf(accepted).flatMap(({ requests }) => requests.filter(tells).map(keyOf));
  return new Set(yes.filter((key) => !without.has(key)));
};

/** Those of these requests that go out all the same. */
export const among = (keys: ReadonlySet<string>, steps: readonly Step[]): readonly string[] => [
  ...new Set(steps.flatMap(({ requests }) => requests.map(keyOf).filter((key) => keys.has(key)))),
];

/**
 * What the first page sends after either answer, and did not send before there was one. What keeps the answer itself is
 * sent with it and not again: at once after a refusal counts only what later pages send after accepting.
 */
export const startedByBoth = (
  accepted: AnsweredSeen,
  refused: AnsweredSeen,
  first: FirstSeen | undefined,
): readonly string[] => {
  const home = refused.pages[0]?.address;
  if (!first || !home) return [];
  const already = new Set([first.step, first.stepAfterEnter].flatMap(({ requests }) => requests.map(keyOf)));
  const at = (answer: AnsweredSeen) =>
    answer.pages
      .filter(({ address, months }) => address === home && !months)
      .flatMap(own)
      .filter(tells)
      .map(keyOf);
  const yes = new Set(at(accepted));
  const [next] = refused.pages;
  const refusing = [...refused.step.requests, ...(next ? before(next) : [])];
  const no = [...refusing.filter(tells).map(keyOf), ...at(refused)];
  return [...new Set(no.filter((key) => yes.has(key) && !already.has(key)))];
};
