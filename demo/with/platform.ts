/** A platform (CMP) beside which the demonstration shows Témoin: its own code from npm, and a small start of its own. */
export interface Platform {
  /** As `ask.cmp` names it. */
  readonly id: string;
  readonly name: string;
  /** On npm, and where its page's files lie inside it. */
  readonly package: string;
  readonly folder: string;
  /** The name of the cookie in which it keeps the answer. */
  readonly cookie: string;
  /** Below its folder. */
  readonly styles: readonly string[];
  /** In the order in which the page runs them: `start.js` is the demonstration's, the others lie below its folder. */
  readonly scripts: (language: string) => readonly string[];
  /** The directives of the shop's policy that it cannot live with. */
  readonly without: readonly string[];
}

/** The demonstration's own: the script that starts the platform, and the style sheet that makes it fit the page. */
export const START = 'start.js';
export const FIT = 'fit.css';
