import type { Clock, Undo } from '../../platform/clock.ts';
import type { Callback, TcfCall } from './tcf-call.ts';

/** The nearest window above, in which a CMP has put its locator frame. */
const locator = (page: Window): Window | undefined => {
  for (let each = page; each !== page.top; ) {
    each = each.parent;
    try {
      if (each.frames['__tcfapiLocator' as never]) return each;
    } catch {
      // Of another origin, and without such a frame.
    }
  }
  return undefined;
};

/**
 * By messages, of which those of the CMP's own window alone are believed. The IAB's stub (1.5.21) forgets whom to answer as soon as its call has returned, so that a
 * frame would never hear of a later no: it asks each second as well.
 */
const byMessage = (page: Window, clock: Clock, far: Window): TcfCall => {
  let tell: Callback;
  let sign = '';
  let wait: Undo;
  page.addEventListener('message', ({ source, data }) => {
    if (source !== far) return;
    try {
      const { callId, returnValue, success } = (typeof data === 'string' ? JSON.parse(data) : data)
        .__tcfapiReturn;
      const next = `${returnValue.tcString} ${returnValue.eventStatus} ${returnValue.gdprApplies}`;
      if (!/^temoin (add|get)/.test(callId) || next === sign) return;
      sign = next;
      tell(returnValue, success);
    } catch {
      // Not an answer of the CMP.
    }
  });
  const post = (command: string, parameter?: unknown) =>
    far.postMessage({ __tcfapiCall: { command, parameter, version: 2, callId: `temoin ${command}` } }, '*');
  const ask = () => {
    post('getTCData');
    wait = clock.after(1000, ask);
  };
  return (command, callback, parameter) => {
    post(command, parameter);
    if (command === 'removeEventListener') wait();
    if (command !== 'addEventListener') return;
    tell = callback;
    ask();
  };
};

/** How a CMP of the TCF in a window above is called, `undefined` as long as there is none. Fetched in a frame alone. */
export const callAbove = (page: Window, clock: Clock): TcfCall | undefined => {
  const far = locator(page);
  return far && byMessage(page, clock, far);
};
