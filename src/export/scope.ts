import type { ChoiceEntry } from '../proof/index.ts';

/** Which bodies an export holds; what is absent bounds nothing. The text of `scope.json`. */
export interface Scope {
  /** Whose export it is. */
  readonly party?: string;
  readonly purposes?: readonly string[];
  /** ISO 8601 UTC, whole seconds: an entry's time from, and before. */
  readonly from?: string;
  readonly to?: string;
}

/** Is the body of this entry for this export? Times are texts of one form: their order is the texts'. */
export const inScope = ({ purposes, from, to }: Scope, { purpose, at }: ChoiceEntry): boolean =>
  (!purposes || purposes.includes(purpose)) && (!from || at >= from) && (!to || at < to);

/** What both scopes let through; nothing where neither bounds anything. */
export const narrower = (one: Scope = {}, other: Scope = {}): Scope | undefined => {
  const purposes =
    one.purposes && other.purposes
      ? one.purposes.filter((purpose) => other.purposes?.includes(purpose))
      : (one.purposes ?? other.purposes);
  const party = other.party ?? one.party;
  const from = [one.from, other.from]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  const to = [one.to, other.to].filter((time) => time !== undefined).sort()[0];
  const both = {
    ...(party !== undefined && { party }),
    ...(purposes && { purposes: [...purposes].sort() }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  return Object.keys(both).length ? both : undefined;
};

export const scopeText = (scope: Scope): string => `${JSON.stringify(scope)}\n`;
