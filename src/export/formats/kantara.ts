import { consentView } from '../view/consent-view.ts';
import { openFacts } from '../view/facts.ts';
import { receiptOf } from '../view/receipt.ts';
import { defineFormat, type Format } from './format.ts';

/** `receipts.ndjson`: a Kantara consent receipt for each grant whose body is kept, one a line. */
export const kantara: Format = defineFormat('kantara', 'receipts.ndjson', async function* (folder) {
  const facts = await openFacts(folder);
  for (const log of folder.logs)
    for await (const located of log.walk()) {
      const view = located.body?.record.act === 'grant' && consentView(log, located, facts);
      if (view) yield `${JSON.stringify(receiptOf(view, log.vkey))}\n`;
    }
});
