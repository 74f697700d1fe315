import type { Css } from './css.ts';
import type { NodeOf } from './nodes.ts';
import type { Region } from './region.ts';
import { finite, many, type Raw, type Reader, record, shape, string, whole } from './shape.ts';
import { FIELD } from './text-mask.ts';

const FIGURES = /^(number|range|color|date|month|week|time)/;

/**
 * What the visitor does and what scripts do to style sheets, by rrweb's number of the source: of pointers, scrolling
 * and fields where and when, never what was typed or ticked.
 */
export function createSources(css: Css, region: Region, nodeOf: NodeOf): Record<number, Reader> {
  const seen =
    (reader: (value: unknown) => Raw | undefined) =>
    (value: unknown): Raw | undefined =>
      region.ignored(nodeOf(whole(record(value)['id']) ?? -1)) ? undefined : reader(value);
  const source = whole;
  const id = whole;
  const styleId = whole;
  const x = finite;
  const y = finite;

  const sheet = (text: unknown): string | undefined =>
    typeof text === 'string' ? css.sheet(text) : undefined;
  const index = (value: unknown): number | number[] | undefined =>
    Array.isArray(value) ? many(whole)(value) : whole(value);
  const rules = many(shape({ rule: sheet, index }));

  const input = shape({ source, id, text: (text) => text && FIELD, isChecked: () => false });
  const path = shape({ source, positions: many(seen(shape({ x, y, id, timeOffset: finite }))) });
  const moved: Reader = (data) => {
    const out = path(data);
    return (out['positions'] as unknown[]).length ? out : undefined;
  };
  const declared = shape({ source, id, styleId, index });

  return {
    1: moved,
    2: seen(shape({ source, type: whole, id, x, y, pointerType: whole })),
    3: seen(shape({ source, id, x, y })),
    4: shape({ source, width: finite, height: finite }),
    5: seen((data) => {
      const out = input(data);
      // A player could not show the mask in there: what is chosen from figures is left out.
      return FIGURES.test((nodeOf(out['id'] as number) as HTMLInputElement).type) ? undefined : out;
    }),
    6: moved,
    8: shape({
      source,
      id,
      styleId,
      adds: rules,
      removes: many(shape({ index })),
      replace: sheet,
      replaceSync: sheet,
    }),
    13: (data) => {
      const set = record(record(data)['set']);
      const name = string(set['property'] ?? record(record(data)['remove'])['property']);
      const property = css.property(name);
      const value = css.value(string(set['value']), name);
      const priority = set['priority'] === 'important' ? 'important' : '';
      return (
        property && {
          ...declared(data),
          ...(value ? { set: { property, value, priority } } : { remove: { property } }),
        }
      );
    },
    15: shape({ source, id, styles: many(shape({ styleId, rules })), styleIds: many(whole) }),
  };
}
