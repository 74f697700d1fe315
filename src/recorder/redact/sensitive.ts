import { isSensitiveName } from '../../measures/s1/field-words.ts';

const FIELDS = 'input:not([type=hidden]),textarea,select,[contenteditable],[role=textbox]';
const SAYING = ['id', 'name', 'autocomplete', 'aria-label'];

/** Does this element's name say that it holds what is never collected, whatever is allowed (CNIL draft §48, S1)? */
export const called = (element: Element): boolean =>
  isSensitiveName(`${SAYING.map((name) => element.getAttribute(name))}`);

/**
 * Does this element hold a field or stand beside one, with one element between them at most? A password is not always
 * called one, nor of that type for ever: what may repeat any field's value is never shown. The words of a label are.
 */
export const beside = (element: Element): boolean =>
  element.localName !== 'label' &&
  (!!element.querySelector(FIELDS) ||
    (['previous', 'next'] as const).some((side) => {
      const near = element[`${side}ElementSibling`];
      return near?.matches(FIELDS) || near?.[`${side}ElementSibling`]?.matches(FIELDS);
    }));
