import type { Clock, Undo } from '../../platform/clock.ts';
import type { Callback, TcfCall } from './tcf-call.ts';

/**
 * How a CMP behind a locator frame is called, fetched where there is one: by messages, of which those of the CMP's own
 * window alone are believed. The IAB's stub (1.5.21) forgets whom to answer as soon as its call has returned, so that a
 * frame would never hear of a later no: it asks each second as well.
 */
export const byMessage = (page: Window, clock: Clock, far: Window): TcfCall => {
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
