import { consentView } from '../view/consent-view.ts';
import { openFacts } from '../view/facts.ts';
import { linked } from '../view/linked.ts';
import { defineFormat, type Format } from './format.ts';

/**
 * `records.ndjsonld`: one JSON-LD document a line (W3C, Streaming JSON-LD: NDJSON-LD), after ISO/IEC TS 27560 in the
 * terms of DPV 2.3. Not one document of them all: that a processor could only read whole, and a line that stands alone
 * is also what one person is to be given.
 */
export const jsonld: Format = defineFormat('jsonld', 'records.ndjsonld', async function* (folder) {
  const facts = await openFacts(folder);
  for (const log of folder.logs)
    for await (const located of log.walk()) {
      const view = consentView(log, located, facts);
      if (view) yield `${JSON.stringify(linked(view))}\n`;
    }
});
