import { canonical } from '../view/canonical.ts';
import { consentView } from '../view/consent-view.ts';
import { openFacts } from '../view/facts.ts';
import { defineFormat, type Format } from './format.ts';

/** `proofs.jsonl`: the export view of each body that is kept, one a line, in canonical JSON (RFC 8785). */
export const jsonl: Format = defineFormat('jsonl', 'proofs.jsonl', async function* (folder) {
  const facts = await openFacts(folder);
  for (const log of folder.logs)
    for await (const located of log.walk()) {
      const view = consentView(log, located, facts);
      if (view) yield `${canonical(view)}\n`;
    }
});
