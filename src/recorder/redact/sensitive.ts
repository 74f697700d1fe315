import { isSensitiveName } from '../../measures/s1/field-words.ts';

type Seen = Node | null | undefined;

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
const SAYING = ['name', 'id', 'autocomplete', 'aria-label', 'placeholder'];

export function createSensitive(): Sensitive {
  const known = new Set<unknown>();

  const called = (element: Element, labels: readonly Seen[] = []): boolean =>
    isSensitiveName(
      [
        ...SAYING.map((name) => element.getAttribute(name)),
        // More than a label's words would be about anything.
        ...labels.map((label) => label?.textContent?.slice(0, 80)),
      ].join(' '),
    );

  const note = (node: Seen): boolean => {
    const field = node as HTMLInputElement;
    if (node?.nodeType !== 1 || !field.matches(FIELDS)) return false;
    const own = [field, field.name, field.id].filter(Boolean);
    const before = field.previousElementSibling;
    const is =
      field.type === 'password' ||
      /^numeric[16]$/.test(field.inputMode + field.maxLength) ||
      own.some((each) => known.has(each)) ||
      // A table's label is in the cell before.
      called(field, [...(field.labels ?? []), before, field.closest('td,dd')?.previousElementSibling]);
    if (is) for (const each of own) known.add(each);
    return is;
  };

  return {
    note,
    called,
    beside: (element) =>
      [
        element.closest('label')?.control,
        // A button may stand between a field and what repeats it; farther off, everything in a page is beside something.
        ...(['previousElementSibling', 'nextElementSibling'] as const).flatMap((way) => [
          element[way],
          element[way]?.[way],
        ]),
        ...element.querySelectorAll(FIELDS),
      ].some(note),
  };
}
