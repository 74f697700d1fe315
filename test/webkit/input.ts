import type { Session } from './driver.ts';

type Action = Readonly<Record<string, unknown>>;
type Point = readonly [x: number, y: number];

// https://www.w3.org/TR/webdriver2/#keyboard-actions
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
};

/** What WebDriver calls a key: itself if it writes one character, else a code point of its own. Throws for one unknown. */
const keyOf = (key: string): string => {
  const found = [...key].length === 1 ? key : KEYS[key];
  if (!found) throw new Error(`no code is known for the key ${key}`);
  return found;
};

const perform = (session: Session, source: Action): Promise<unknown> =>
  session.send('POST', '/actions', { actions: [source] });

export const keyDown = (key: string): Action => ({ type: 'keyDown', value: keyOf(key) });
export const keyUp = (key: string): Action => ({ type: 'keyUp', value: keyOf(key) });

export const keyboard = (session: Session, actions: readonly Action[]): Promise<unknown> =>
  perform(session, { type: 'key', id: 'keyboard', actions });

const pointer = (session: Session, [x, y]: Point, ...then: readonly Action[]) =>
  perform(session, {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', origin: 'viewport', duration: 0, x: Math.round(x), y: Math.round(y) },
      ...then,
    ],
  });

/** Moves the pointer to a point of the window. */
export const hover = (session: Session, at: Point): Promise<unknown> => pointer(session, at);

export const click = (session: Session, at: Point): Promise<unknown> =>
  pointer(session, at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 });
