import { isSensitiveName } from '../../measures/s1/field-words.ts';
import { attributeOf, closest, has, matches } from './dom.ts';

type Seen = Element | null | undefined;

/** Which fields are never shown, nor what stands beside them, whatever is allowed (CNIL draft §48, S1). */
export interface Sensitive {
  /** Is this such a field? Once it is, it stays one, whatever becomes of it, and so does every field of its name. */
  note(node: Seen): boolean;
  /** Is this element called like such a field? */
  called(element: Element): boolean;
  /** Does it hold such a field, label one, or stand beside one, with one element between them at most? */
  beside(element: Element): boolean;
}

const FIELDS = 'input,textarea,select,[contenteditable],[role=textbox]';
const SAYING = ['type', 'id', 'name', 'autocomplete', 'aria-label', 'placeholder'];

export function createSensitive(): Sensitive {
  const known = new Set<unknown>();

  const called = (element: Element, said = ''): boolean => {
    let words = said;
    for (const name of SAYING) if (has(element, name)) words += ` ${attributeOf(element, name)}`;
    return Boolean(words.trim()) && isSensitiveName(words);
  };

  const note = (node: Seen): boolean => {
    const field = node as HTMLInputElement;
    if (node?.nodeType !== 1 || !matches(node, FIELDS)) return false;
    const own = [field, field.name || field, field.id || field];
    const is =
      own.some((each) => known.has(each)) ||
      called(
        field,
        [
          field.inputMode + field.maxLength,
          ...[
            ...(field.labels ?? []),
            // Where no label is, its words stand before it in its row, its set, its paragraph.
            field.closest('tr,dl,fieldset,p,li,div'),
            field.ownerDocument.getElementById(field.getAttribute('aria-labelledby') ?? ''),
            // More than a label's words would be about anything.
          ].map((each) => each?.textContent?.slice(0, 80)),
        ].join(),
      );
    if (is) for (const each of own) known.add(each);
    return is;
  };

  return {
    note,
    called,
    beside(element) {
      // A button may stand between a field and what repeats it; farther off, everything in a page is beside something.
      const { previousElementSibling: before, nextElementSibling: after } = element;
      return (
        note((closest(element, 'label') as HTMLLabelElement | null)?.control) ||
        note(before) ||
        note(before?.previousElementSibling) ||
        note(after) ||
        note(after?.nextElementSibling) ||
        (element.firstElementChild !== null && [...element.querySelectorAll(FIELDS)].some(note))
      );
    },
  };
}
