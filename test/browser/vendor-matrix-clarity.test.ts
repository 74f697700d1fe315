import { clarity } from '../../src/adapters/recorders/clarity.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({
  facts: clarity,
  host: 'e.clarity.ms',
  named: true,
  again: false,
  // Started by itself, it would be heard by nobody: its function has a version while it runs.
  captures: 'typeof clarity === "function" && "v" in clarity',
});
