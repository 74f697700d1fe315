/** The rule text that these profiles follow: a draft. Every proof names it. */
export const RULESET = 'cnil-sr-draft-2026-02-25';
