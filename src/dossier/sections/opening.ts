import type { Facts } from '../facts.ts';
import { type Block, code, note, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** What a dossier is of, and how far it goes. */
export const opening = (facts: Facts, { say, date }: Voice): readonly Block[] => {
  const { controller, site, siteVersion, ruleset, configuration } = facts;
  return [
    terms([
      [say('open.controller'), controller.name],
      [say('open.site'), code(site)],
      ...(siteVersion === undefined ? [] : [[say('open.siteVersion'), code(siteVersion)] as const]),
      [say('open.date'), date(facts.date)],
      [say('open.ruleset'), say('open.ruleset.is', { dated: date(ruleset.dated), id: ruleset.id })],
      [say('open.sha256'), code(configuration.sha256)],
    ]),
    text(say('open.how', { proof: say('proof') })),
    text(say('open.empty')),
    note(say('open.claim')),
  ];
};
