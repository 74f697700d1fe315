/** What is known of a consent management platform, as pure data: safe to read anywhere, shown in docs/cmps.md. */
export interface CmpFacts {
  /** As `ask.cmp` names it in `temoin.json`. */
  readonly id: string;
  readonly name: string;
  /**
   * How replay comes to be a purpose of its own in it: in its console, by the site's code, or never, since its
   * categories are fixed. Then nothing is inferred from it, and Témoin asks by itself, after it.
   */
  readonly holds: 'console' | 'code' | 'never';
  /** Its own keys that stand for more than replay (lower case), beside the usual names of such (lumped.ts). */
  readonly lumped?: readonly string[];
  /** The steps by which the site's team makes the purpose, in order, one sentence each. */
  readonly steps: readonly string[];
  /** Surprises, one sentence each. */
  readonly traps: readonly string[];
  /** Real code that the tests drive, or a fake written from the documented surface. */
  readonly tested: { readonly on: 'real' | 'fake'; readonly what: string };
  /** Its documentation. */
  readonly docs: string;
}
