import type { Undo } from '../../platform/clock.ts';
import { kindOf } from '../line.ts';
import { listen, type Watch } from './watch.ts';

const CLICKABLE =
  'a[href],area[href],button,[role=button],[role=link],[role=menuitem],[role=tab],[onclick],input:is([type=button],[type=submit],[type=reset],[type=image])';
/** What answers elsewhere: in another window or program. */
const ELSEWHERE =
  '[target]:not([target=_self]),[download],[href^="mailto:"],[href^="tel:"],[href^="sms:"],:disabled';

export const answersHere = (element: Pick<Element, 'closest'>): boolean => {
  const clickable = element.closest(CLICKABLE);
  return Boolean(clickable && !clickable.matches(ELSEWHERE));
};

/** A click on something that should answer, and for a second neither the page nor its address changes. */
export const deadClick: Watch = ({ page, clock, onEvent }, found) => {
  let waiting: Undo | undefined;
  const end = () => {
    waiting?.();
    waiting = undefined;
  };
  const undo = [
    end,
    onEvent((event) => {
      if (kindOf(event) !== 'motion') end();
    }),
    listen<MouseEvent>(
      page,
      'click',
      (click) => {
        const target = click.composedPath()[0] as Partial<Element> | undefined;
        if (!click.isTrusted || typeof target?.closest !== 'function' || !answersHere(target as Element))
          return;
        end();
        const { href } = page.location;
        waiting = clock.after(1000, () => {
          waiting = undefined;
          if (page.location.href === href && !page.document.hidden) found();
        });
      },
      true,
    ),
  ];
  return () => {
    for (const each of undo) each();
  };
};
