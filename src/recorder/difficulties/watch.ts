import type { Clock, Undo } from '../../platform/clock.ts';
import type { RawEvent } from '../line.ts';

/** Where difficulties show. */
export interface Scene {
  readonly page: Window;
  readonly clock: Clock;
  /** Path of the collector's mount: what fails there is ours, and not the visitor's difficulty. */
  readonly mount: string;
  /** Each event before it is redacted: it may be looked at, and nothing of it kept. */
  onEvent(listener: (event: RawEvent) => void): Undo;
}

/** Looks for one kind of difficulty until undone. */
export type Watch = (scene: Scene, found: () => void) => Undo;

export const listen = <E extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
  capture = false,
): Undo => {
  target.addEventListener(type, listener as (event: Event) => void, capture);
  return () => target.removeEventListener(type, listener as (event: Event) => void, capture);
};
