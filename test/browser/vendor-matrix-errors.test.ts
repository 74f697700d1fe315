import { datadog } from '../../src/adapters/recorders/datadog.facts.ts';
import { sentry } from '../../src/adapters/recorders/sentry.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({ facts: sentry, host: 'o1.ingest.sentry.io', again: false });
vendorMatrix({ facts: datadog, host: 'browser-intake-datadoghq.eu', again: false });
