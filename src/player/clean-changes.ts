import { cleanAttributes } from './clean-attributes.ts';
import type { CleanCss } from './clean-css.ts';
import { cleanNodes } from './clean-nodes.ts';
import { LIMITS, type Note } from './limits.ts';
import { finite, many, type Raw, type Reader, record, shape, truth, words } from './shape.ts';

/** A screen that is too wide or too high would be a way to hang the browser. */
const side = (value: unknown): number => Math.min(Math.max(finite(value) ?? 1, 1), 10_000);
export const size = (value: unknown): Raw => ({
  width: side(record(value)['width']),
  height: side(record(value)['height']),
});

const index: Reader = (value) => (Array.isArray(value) ? many(finite)(value) : finite(value));
const neighbour: Reader = (value) => (value === null ? value : finite(value));
/** rrweb dispatches an event of this kind. */
const interaction: Reader = (value) =>
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].includes(value as number) ? value : undefined;

/** The document of a snapshot, and what changed since by rrweb's number of the source; other sources are not replayed. */
export interface CleanChanges {
  snapshot(node: unknown): Raw | undefined;
  readonly sources: Readonly<Record<number, (data: unknown) => Raw | undefined>>;
}

export const cleanChanges = (css: CleanCss, note: Note): CleanChanges => {
  const source = finite;
  const id = finite;
  const styleId = finite;
  const x = finite;
  const y = finite;
  const attributes = cleanAttributes(css, note);
  const { node, text, changed, forget } = cleanNodes(css, attributes, note);

  const sheet: Reader = (value) =>
    typeof value === 'string' ? css.sheet(value.slice(0, LIMITS.text)) : undefined;
  const typed: Reader = (value) => words(value)?.slice(0, LIMITS.attribute);
  const rules = many(shape({ rule: sheet, index }));
  const moved = shape({ source, positions: many(shape({ x, y, id, timeOffset: finite })) });
  const added: Reader = (value) => {
    const place = shape({ parentId: id, previousId: neighbour, nextId: neighbour })(value);
    const safe = node(record(value)['node'], place['parentId'] as number);
    return safe && { ...place, node: safe };
  };
  const retold: Reader = (value) => {
    const of = finite(record(value)['id']);
    return { id: of, value: text(of, words(record(value)['value']) ?? '') };
  };
  const altered: Reader = (value) => {
    const out = shape({ id, attributes })(value);
    return { ...out, attributes: changed(out['id'], record(out['attributes'])) };
  };
  const declared = shape({ source, id, styleId, index, remove: shape({ property: words }) });

  return {
    snapshot(value) {
      forget();
      return node(value);
    },
    sources: {
      0: shape({
        source,
        removes: many(shape({ parentId: id, id, isShadow: truth })),
        adds: many(added),
        texts: many(retold),
        attributes: many(altered),
        isAttachIframe: truth,
      }),
      1: moved,
      2: (data) => {
        const out = shape({ source, type: interaction, id, x, y, pointerType: finite })(data);
        return 'type' in out ? out : undefined;
      },
      3: shape({ source, id, x, y }),
      4: (data) => ({ source: 4, ...size(data) }),
      5: shape({ source, id, text: typed, isChecked: truth }),
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
      12: moved,
      13: (data) => {
        const { property, value, priority } = record(record(data)['set']);
        const safe = css.value(String(value));
        const { remove, ...out } = declared(data);
        if (typeof property === 'string' && safe !== undefined)
          return {
            ...out,
            set: { property, value: safe, priority: priority === 'important' ? priority : '' },
          };
        return record(remove)['property'] ? { ...out, remove } : undefined;
      },
      15: shape({ source, id, styles: many(shape({ styleId, rules })), styleIds: many(finite) }),
    },
  };
};
