import { explain } from '../config/explain.ts';
import type { Facts } from './facts.ts';

/** Something lawful to look at, or to settle: a code that the texts know, and what fills its sentence. */
export interface Point {
  readonly code: string;
  readonly path: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Warnings of `temoin check` that have a sentence in every language of the dossier. */
const KNOWN: readonly (readonly [path: RegExp, code: string])[] = [
  [/^site$/, 'insecure'],
  [/^storage\[\d+]\.country$/, 'outside-storage'],
  [/^recipients\[\d+]\.country$/, 'outside-recipient'],
  [/^purposes\[\d+]\.limitation\.L1\.rate$/, 'rate'],
  [/^purposes\[\d+]\.retention$/, 'retention'],
  [/^choiceLifetime$/, 'lifetime'],
];
/** Those that the dossier finds by itself. */
const OWN = /^(exclude|unmask\[\d+]|purposes\[\d+]\.alternative)$/;

type Known = Omit<Facts, 'points'>;

const valuesOf = (path: string, { storage, recipients, purposes, choice }: Known): Point['values'] => {
  const [, list, index = '0'] = /^(\w+)\[(\d+)]/.exec(path) ?? [];
  if (list === 'storage') return { country: storage[+index]?.country ?? '' };
  if (list === 'recipients')
    return { name: recipients[+index]?.name ?? '', country: recipients[+index]?.country ?? '' };
  const { id = '', replay } = purposes[+index] ?? {};
  if (list === 'purposes')
    return {
      purpose: id,
      rate: replay?.limitation.L1?.rate ?? 0,
      retention: replay?.retention ?? '',
      usual: replay?.profile?.retention.unexplained ?? 'P30D',
    };
  return { duration: choice.lifetime };
};

/**
 * What stands out in a configuration that is sound: departures from the draft's profiles first, then what
 * `temoin check` warns of, then what is left unsaid. A warning without a sentence of its own is kept in its own words.
 */
export const pointsOf = (facts: Known, configuration: unknown): readonly Point[] => {
  const { purposes, unmask, exclude, audit, controller } = facts;
  const point = (code: string, path: string, values: Point['values'] = {}): Point => ({ code, path, values });
  const departures = purposes.flatMap(({ id, replay }, index) => {
    if (!replay) return [];
    const { profile, unmet, alternative } = replay;
    const path = `purposes[${index}]`;
    if (!profile) return [point('no-profile', path, { purpose: id })];
    if (!unmet.length && alternative) return [point('needless', path, { purpose: id })];
    return unmet.map(({ family, called, applied }) =>
      point('unmet', `${path}.${family}`, { purpose: id, family, called: called.join(' '), applied }),
    );
  });
  const warned = explain(configuration).warnings.flatMap(({ path, reason, rule }) => {
    if (OWN.test(path)) return [];
    const code = KNOWN.find(([place]) => place.test(path))?.[1];
    return code ? point(code, path, valuesOf(path, facts)) : point('other', path, { reason, rule });
  });
  const unsaid = [
    ...(exclude.length ? [] : [point('nothing-excluded', 'exclude')]),
    ...unmask.flatMap(({ selector, why }, index) =>
      why ? [] : [point('unexplained', `unmask[${index}]`, { selector })],
    ),
    ...(controller.dpo ? [] : [point('no-dpo', 'controller.dpo')]),
    ...(audit.state === 'planned' ? [] : [point(`audit-${audit.state}`, 'audit')]),
  ];
  return [...departures, ...warned, ...unsaid];
};
