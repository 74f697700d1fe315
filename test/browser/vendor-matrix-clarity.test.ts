import { clarity } from '../../src/adapters/recorders/clarity.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({ facts: clarity, host: 'e.clarity.ms', named: true, again: true });
