import { rrweb } from '../../src/adapters/recorders/rrweb.facts.ts';
import { rrwebDriver } from '../../src/adapters/recorders/rrweb.ts';
import { vendorKit } from './vendor-kit.ts';

vendorKit({
  facts: rrweb,
  driver: rrwebDriver,
  arrive: (_, say) => () => say('stop'),
  ends: ['stop'],
});
