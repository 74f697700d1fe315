import { toldInSegment } from '../../tcf/told-in-segment.ts';
import { found } from './beside.ts';
import type { Cmp, CmpAdapter, CmpScene } from './cmp.ts';
import { tcf } from './tcf.facts.ts';
import { type TcData, type TcfCall, tcfCall } from './tcf-call.ts';

/** A number that a custom purpose can have: 1 to 63. */
const isNumber = (key: string): boolean => /^[1-9]\d?$/.test(key) && Number(key) < 64;

const listen = (call: TcfCall, { clock, keys }: CmpScene, ready: (cmp: Cmp) => void): void => {
  const watchers = new Set<() => void>();
  let last: TcData = {};
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
    const says = eventStatus === 'tcloaded' || eventStatus === 'useractioncomplete';
    // None of these: it is still loading.
    if (!shown && !says && gdprApplies !== false) return;
    last = data;
    id = data.listenerId ?? id;
    if (!shown) {
      answered = says && gdprApplies === true ? data : {};
      told = toldInSegment(answered.tcString);
      at = eventStatus === 'useractioncomplete' ? clock.now() : undefined;
    }
    ready(cmp);
    for (const each of watchers) {
      try {
        each();
      } catch {
        // Its own affair: neither the next one nor the CMP is to suffer from it.
      }
    }
  };

  const cmp: Cmp = {
    read: () =>
      Object.fromEntries(
        keys.filter(isNumber).map((key) => {
          const yes = answered.publisher?.customPurpose?.consents?.[key] === true;
          const bit = told?.[Number(key) - 1] ?? (yes || undefined);
          // Where the string contradicts the rest, nothing is inferred.
          return [key, bit === yes ? yes : undefined];
        }),
      ),
    // A string that was just written has all the numbers that the CMP has; an older one may have been written before.
    knows: (key) =>
      isNumber(key) &&
      told &&
      (Number(key) <= told.length || (last.eventStatus === 'useractioncomplete' ? false : undefined)),
    watch(changed) {
      const each = () => changed();
      watchers.add(each);
      return () => {
        if (!watchers.delete(each) || watchers.size) return;
        call('removeEventListener', hear, id);
        // Nobody tells any more what stands: nothing does.
        hear({ ...last, gdprApplies: false, eventStatus: '' }, true);
      };
    },
    write() {
      throw new Error('The TCF has no command that writes');
    },
    open() {
      let there = true;
      call('displayConsentUi', (_, success) => {
        there = success !== false;
      });
      if (!there) throw new Error('The CMP has no displayConsentUi');
    },
    asking: () => last.eventStatus === 'cmpuishown',
    record: () => ({
      ...(last.cmpId && { version: `cmp ${last.cmpId} v${last.cmpVersion} policy ${last.tcfPolicyVersion}` }),
      ...(at && { at }),
    }),
  };
  call('addEventListener', hear);
};

export const tcfCmp: CmpAdapter = {
  facts: tcf,
  connect: (scene) =>
    new Promise((resolve) => {
      void found(scene, () => {
        const call = tcfCall(scene.page, scene.clock);
        if (call) listen(call, scene, resolve);
        return call;
      });
    }),
};

export { tcfCmp as cmp };
