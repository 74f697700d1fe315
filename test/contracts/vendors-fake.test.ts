import { clairvio } from '../../src/adapters/recorders/clairvio.facts.ts';
import { clairvioDriver } from '../../src/adapters/recorders/clairvio.ts';
import { contentsquare } from '../../src/adapters/recorders/contentsquare.facts.ts';
import { contentsquareDriver } from '../../src/adapters/recorders/contentsquare.ts';
import { fullstory } from '../../src/adapters/recorders/fullstory.facts.ts';
import { type Fullstory, fullstoryDriver } from '../../src/adapters/recorders/fullstory.ts';
import { hotjar } from '../../src/adapters/recorders/hotjar.facts.ts';
import { hotjarDriver } from '../../src/adapters/recorders/hotjar.ts';
import { inspectlet } from '../../src/adapters/recorders/inspectlet.facts.ts';
import { inspectletDriver } from '../../src/adapters/recorders/inspectlet.ts';
import { logrocket } from '../../src/adapters/recorders/logrocket.facts.ts';
import { logrocketDriver } from '../../src/adapters/recorders/logrocket.ts';
import { luckyorange } from '../../src/adapters/recorders/luckyorange.facts.ts';
import { luckyorangeDriver } from '../../src/adapters/recorders/luckyorange.ts';
import { mouseflow } from '../../src/adapters/recorders/mouseflow.facts.ts';
import { mouseflowDriver } from '../../src/adapters/recorders/mouseflow.ts';
import { sessioncam } from '../../src/adapters/recorders/sessioncam.facts.ts';
import { sessioncamDriver } from '../../src/adapters/recorders/sessioncam.ts';
import { smartlook } from '../../src/adapters/recorders/smartlook.facts.ts';
import { type Smartlook, smartlookDriver } from '../../src/adapters/recorders/smartlook.ts';
import { vendorKit } from './vendor-kit.ts';

// What each fake leaves in a page, told call by call; test/browser/vendor-fakes.test.ts drives the whole of it.

vendorKit({
  facts: hotjar,
  driver: hotjarDriver,
  arrive: (page, say) => {
    const hj = () => say('hj');
    page['hj'] = hj;
    return hj;
  },
  ends: [],
  key: '1234567',
});

vendorKit({
  facts: fullstory,
  driver: fullstoryDriver,
  arrive: (page, say) => {
    const fs: Fullstory = (name: string) => say(name);
    page['FS'] = fs;
    if (page['_fs_org']) say(`captures for ${page['_fs_org']}`);
    return fs;
  },
  ends: ['shutdown'],
  key: 'o-1ABC2D-eu1',
});

vendorKit({
  facts: logrocket,
  driver: logrocketDriver,
  arrive: (page, say) => {
    const handle = { init: (app: string) => say(`init ${app}`), uninstall: () => say('uninstall') };
    page['LogRocket'] = handle;
    return handle;
  },
  ends: [],
  key: 'acme/shop',
});

vendorKit({
  facts: luckyorange,
  driver: luckyorangeDriver,
  arrive: (page, say) => {
    const handle = { privacy: { setConsentStatus: (agreed: boolean) => say(`setConsentStatus ${agreed}`) } };
    page['LO'] = handle;
    return handle;
  },
  ends: ['setConsentStatus false'],
  key: '0a1b2c3d',
});

vendorKit({
  facts: smartlook,
  driver: smartlookDriver,
  arrive: (page, say) => {
    const queue = ((page['smartlook'] as Smartlook | undefined)?.api ?? []) as string[][];
    const handle: Smartlook = (...call) => say(call.join(' '));
    page['smartlook'] = handle;
    for (const call of queue) handle(call[0] ?? '', call[1]);
    return handle;
  },
  ends: ['disable'],
  key: '0123456789abcdef0123456789abcdef01234567',
});

vendorKit({
  facts: mouseflow,
  driver: mouseflowDriver,
  arrive: (page, say) => {
    const handle = { start: () => say('start'), stop: () => say('stop') };
    page['mouseflow'] = handle;
    return handle;
  },
  ends: ['stop'],
  key: '0d8a4f5c-1111-4222-8333-0123456789ab',
});

vendorKit({
  facts: sessioncam,
  driver: sessioncamDriver,
  arrive: (page, say) => {
    const handle = { log: () => say('log') };
    page['sessionCamRecorder'] = handle;
    return handle;
  },
  ends: [],
});

vendorKit({
  facts: inspectlet,
  driver: inspectletDriver,
  arrive: (page, say) => {
    const handle = { push: () => say('push') };
    page['__insp'] = handle;
    return handle;
  },
  ends: [],
  key: '1234567890',
});

vendorKit({
  facts: clairvio,
  driver: clairvioDriver,
  arrive: (page, say) => {
    const handle = { record: () => say('record') };
    page['clairvio'] = handle;
    return handle;
  },
  ends: [],
});

vendorKit({
  facts: contentsquare,
  driver: contentsquareDriver,
  arrive: (page, say) => {
    const handle = { push: ([command]: readonly string[]) => say(`${command}`) };
    page['_uxa'] = handle;
    return handle;
  },
  ends: ['optout'],
  key: '0a1b2c3d4e5f6',
});
