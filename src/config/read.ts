import { isLimitation } from '../measures/sound.ts';
import type { Purpose } from '../purpose/purpose.ts';
import { useOf } from '../purpose/uses.ts';
import type { Configuration } from './configuration.ts';
import { atMost } from './duration.ts';
import { type PageConfiguration, pageConfiguration } from './page-configuration.ts';

/** Text that says something; nothing but text has a `trim`. */
const said = (value: unknown): unknown => (value as string | undefined)?.trim?.();

/** Names of recorders; which of them there are is seen when they are fetched. */
const named = (recorder: unknown = 'temoin'): boolean => {
  const names = [recorder].flat();
  return !!names[0] && names.every((each) => typeof each === 'string' && /^[a-z][a-z\d-]*$/.test(each));
};

const wrong = (where: string, checks: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(checks).flatMap((name) => (checks[name] ? [] : where + name));

/**
 * The page's cheap reading of `temoin.json`: whatever would make the banner lie, or record unlawfully, is refused
 * here too. Throws one `Error` that names every such place; whether `site` is the page's origin the caller sees.
 */
export const readConfiguration = (json: unknown): PageConfiguration => {
  const given = Object(json);
  const { purposes, controller, storage, choiceLifetime = 'P6M', exclude = [], caps } = given;
  const { idle = 'PT30M', life = 'PT4H' } = Object(caps);
  const list: unknown[] = Array.isArray(purposes) ? purposes : [];
  const { name, address, contact } = Object(controller);
  const problems = [
    ...wrong('', {
      site: /^https?:\/\/[^/?#]+$/.test(given.site),
      controller: [name, address, contact].every(said),
      storage: said(storage?.[0]?.country),
      purposes: list.length,
      recorder: named(given.recorder),
      ask:
        (given.ask ?? 'banner') === 'banner' ||
        (said(given.ask.cmp) && Object.values(Object(given.ask.map)).every(said)),
      choiceLifetime: atMost(choiceLifetime, 'P13M') && atMost('P1D', choiceLifetime),
      exclude: exclude?.every?.(said),
      caps: atMost(idle, 'PT30M') && atMost(life, 'PT4H'),
    }),
    ...list.flatMap((each, index) => {
      const purpose: Purpose = Object(each);
      const {
        id,
        limitation,
        masking = 'M3',
        identifier = 'I1',
        retention = 'P30D',
        recorder = 'temoin',
      } = purpose;
      const use = useOf(id);
      const replay = limitation !== undefined || /^replay\./.test(id);
      return wrong(`purposes[${index}].`, {
        id: said(id) && use?.ready !== false && list.findIndex((other) => Object(other).id === id) === index,
        title: use || (purpose.title && purpose.description),
        limitation: !replay || isLimitation(limitation),
        masking: masking === 'M3',
        identifier: identifier === 'I1',
        retention: atMost(retention, 'P6M'),
        recorder: named(recorder),
      });
    }),
  ];
  if (problems.length) throw Error(`temoin.json: ${problems} (temoin check says why)`);
  return pageConfiguration(given as Configuration);
};
