import { toldInSegment } from '../../tcf/told-in-segment.ts';
import { found, recorded, standing, watched } from './beside.ts';
import type { Cmp, CmpAdapter, CmpScene } from './cmp.ts';
import { tcf } from './tcf.facts.ts';
import { callHere, type TcData, type TcfCall } from './tcf-call.ts';

/** A number that a custom purpose can have: 1 to 63. */
const isNumber = (key: string): boolean => key !== '0' && key === `${+key & 63}`;

const listen = (call: TcfCall, scene: CmpScene, ready: (cmp: Cmp) => void): void => {
  const numbers = scene.keys.filter(isNumber);
  let last: TcData = {};
  /** Has the visitor just answered it? */
  let acted = false;
  let id: number | undefined;
  /** What the visitor has answered, and the same as the string tells it. */
  let answered: TcData = {};
  let told: readonly boolean[] | undefined;
  /** When it was: a TC string knows the day at most. */
  let at: number | undefined;

  const hear = (data: TcData | null, success: boolean): void => {
    if (!success || !data) return;
    const { eventStatus, gdprApplies } = data;
    const shown = eventStatus === 'cmpuishown';
    acted = eventStatus === 'useractioncomplete';
    const says = acted || eventStatus === 'tcloaded';
    // None of these: it is still loading.
    if (!shown && !says && gdprApplies !== false) return;
    last = data;
    id = data.listenerId ?? id;
    if (!shown) {
      answered = says && gdprApplies === true ? data : {};
      told = toldInSegment(answered.tcString);
      at = acted ? scene.clock.now() : undefined;
    }
    ready(cmp);
    tell();
  };
  const { tell, watch } = watched(scene, () => {
    call('removeEventListener', hear, id);
    // Nobody tells any more what stands: nothing does.
    hear({ gdprApplies: false }, true);
  });

  const cmp: Cmp = {
    read: () =>
      standing(numbers, (key) => {
        const yes = answered.publisher?.customPurpose?.consents?.[key] === true;
        // Where the string contradicts the rest, nothing is inferred, and only it tells a no.
        return (told?.[+key - 1] ?? true) === yes ? yes : undefined;
      }),
    // A string that was just written has all the numbers that the CMP has; an older one may have been written before.
    knows: (key) => isNumber(key) && told && (+key <= told.length || (acted ? false : undefined)),
    watch,
    open() {
      let there = true;
      call('displayConsentUi', (_, success) => {
        there = success !== false;
      });
      if (!there) throw Error('no displayConsentUi');
    },
    asking: () => last.eventStatus === 'cmpuishown',
    record: () =>
      recorded(
        !!last.cmpId && `cmp ${last.cmpId} v${last.cmpVersion} policy ${last.tcfPolicyVersion}`,
        undefined,
        at,
      ),
  };
  call('addEventListener', hear);
};

const tcfCmp: CmpAdapter = {
  facts: tcf,
  async connect(scene) {
    const { page, clock } = scene;
    // Another window's is called by messages, which only a frame needs.
    const above = page.top === page ? undefined : (await import('./tcf-frame.ts')).callAbove;
    return new Promise((resolve) => {
      void found(scene, () => {
        const call = callHere(page) ?? above?.(page, clock);
        if (call) listen(call, scene, resolve);
        return call;
      });
    });
  },
};

export { tcfCmp as cmp };
