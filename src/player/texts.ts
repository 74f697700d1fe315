/** Every word of the player, in the page's language. */
export interface PlayerTexts {
  /** Name of the whole, for those who hear it. */
  readonly player: string;
  readonly play: string;
  readonly pause: string;
  readonly timeline: string;
  readonly speed: string;
  /** Of the switch that passes over the time in which nothing happens. */
  readonly skipIdle: string;
  readonly difficulties: string;
  /** Names of the kinds: `error`, `rage-click` …; a kind without one shows as it is. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Legend: what the dots stand for, and the hatched boxes. */
  readonly masked: string;
  readonly blocked: string;
  readonly loading: string;
  readonly unplayable: string;
}
