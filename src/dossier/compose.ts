import type { Facts } from './facts.ts';
import type { Dossier, Section } from './model.ts';
import { assessment } from './sections/assessment.ts';
import { audit } from './sections/audit.ts';
import { basis } from './sections/basis.ts';
import { glance } from './sections/glance.ts';
import { lighter } from './sections/lighter.ts';
import { masking } from './sections/masking.ts';
import { measures } from './sections/measures.ts';
import { opening } from './sections/opening.ts';
import { pages } from './sections/pages.ts';
import { parties } from './sections/parties.ts';
import { proof } from './sections/proof.ts';
import { purposes } from './sections/purposes.ts';
import { register } from './sections/register.ts';
import { remaining } from './sections/remaining.ts';
import { retention } from './sections/retention.ts';
import { risks } from './sections/risks.ts';
import { rules } from './sections/rules.ts';
import { security } from './sections/security.ts';
import { tests } from './sections/tests.ts';
import { trackers } from './sections/trackers.ts';
import { visitor } from './sections/visitor.ts';
import type { Voice } from './voice.ts';

type Write = (facts: Facts, voice: Voice) => Section;

/** Parts and sections in their order. */
const PARTS: Readonly<Record<string, readonly Write[]>> = {
  configuration: [
    glance,
    parties,
    purposes,
    basis,
    visitor,
    measures,
    masking,
    pages,
    retention,
    security,
    trackers,
    proof,
    audit,
    tests,
    rules,
  ],
  register: [register],
  assessment: [assessment, risks],
  controller: [lighter, remaining],
};

/** A dossier in the voice's language. Pure: every sentence comes from the facts or holds of the product itself. */
export const compose = (facts: Facts, voice: Voice): Dossier => {
  const { say } = voice;
  return {
    language: voice.language,
    title: say('title'),
    subject: facts.controller.name,
    subtitle: say('subtitle'),
    labels: { contents: say('contents'), part: say('part'), empty: say('empty') },
    opening: opening(facts, voice),
    parts: Object.entries(PARTS).map(([id, sections]) => ({
      id: `part-${id}`,
      title: say(`part.${id}`),
      sections: sections.map((write) => write(facts, voice)),
    })),
    closing: say('closing', {
      date: voice.date(facts.date),
      version: facts.product.version,
      sha256: facts.configuration.sha256,
    }),
  };
};
