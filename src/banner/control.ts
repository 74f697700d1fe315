import type { Notice } from '../notice/notice.ts';
import { element } from './element.ts';

export interface Shown {
  readonly recording: boolean;
  readonly granted: boolean;
  /** What the last withdrawal did, or nothing. */
  readonly message: string;
}

export interface PersistentControl {
  readonly box: HTMLElement;
  show(state: Shown): void;
}

/** On every page, in one place: as easy to withdraw as it was to agree. GDPR art. 7(3); CNIL draft §34. */
export const persistentControl = (
  { control }: Notice,
  open: () => void,
  withdraw: () => void,
): PersistentControl => {
  const button = (act: string, label: string, take: () => void) => {
    const made = element('button', { type: 'button', 'data-act': act }, label);
    made.onclick = take;
    return made;
  };
  const status = element('p', { role: 'status' });
  const opener = button('open', '', open);
  const ending = [
    element('span', { 'aria-hidden': 'true' }, '·'),
    button('withdraw', control.withdraw, withdraw),
  ];
  const pill = element('div', { class: 'pill' }, opener);
  return {
    box: element('aside', { 'aria-label': control.open }, status, pill),
    show({ recording, granted, message }) {
      // Written again, the same words would be read out again.
      if (status.textContent !== message) status.textContent = message;
      status.className = message && 'said';
      opener.textContent = recording ? `● ${control.recording}` : control.open;
      if (!granted) for (const each of ending) each.remove();
      else if (!pill.children[1]) pill.append(...ending);
    },
  };
};
