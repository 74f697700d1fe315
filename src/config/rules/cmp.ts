import { CMPS } from '../../adapters/cmp/index.ts';
import { lumps } from '../../adapters/cmp/lumped.ts';
import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, entriesOf, textOf } from '../json.ts';
import { nearest } from '../nearest.ts';

const RULE = 'R-150';

/** A platform that asks beside us: known, and able to hold replay as a purpose of its own. */
export const cmp: Rule = (json, report) => {
  const name = textOf(at(json, 'ask', 'cmp'));
  if (name === undefined) return;
  const facts = Object.hasOwn(CMPS, name) ? CMPS[name] : undefined;
  if (!facts) {
    const meant = nearest(name, Object.keys(CMPS));
    report.refuse(
      'ask.cmp',
      `“${name}” is no platform that can be joined${meant ? `: did you mean “${meant}”?` : `; there are ${Object.keys(CMPS).join(', ')}`}`,
      RULE,
    );
    return;
  }
  const map = entriesOf(at(json, 'ask', 'map'));
  const drafts = draftsOf(json);
  for (const [purpose, value] of map) {
    const path = `ask.map.${purpose}`;
    const key = textOf(value) ?? '';
    if (!drafts.some(({ id }) => id === purpose)) {
      const ids = drafts.flatMap(({ id }) => id ?? []);
      const meant = nearest(purpose, ids);
      report.refuse(
        path,
        `is no purpose of this configuration${meant ? `: did you mean “${meant}”?` : `; there are ${ids.join(', ')}`}`,
        RULE,
      );
    }
    if (facts.holds === 'never')
      report.refuse(
        path,
        `cannot be asked by ${facts.name}, whose categories are fixed: leave “map” empty ({}), and Témoin asks for replay after it`,
        'R-151',
      );
    else if (lumps(facts, key))
      report.refuse(
        path,
        `is mapped to “${key}”, which stands for more than replay: make a purpose of its own in ${facts.name} (docs/cmps/${name}.md)`,
        'R-151, CNIL draft: a purpose of its own',
      );
    const first = map.find(([, other]) => other === value)?.[0];
    if (first !== purpose)
      report.refuse(path, `shares “${key}” with ${first}: one answer would stand for two purposes`, 'R-151');
  }
  const left = drafts.filter(({ id }) => id !== undefined && !map.some(([purpose]) => purpose === id));
  if (left.length && !left.some(({ replay }) => replay))
    report.refuse(
      'ask.map',
      `leaves out ${left.map(({ id }) => id).join(', ')}: Témoin’s own question is for replay, so map it or leave it to ${facts.name}`,
      RULE,
    );
};
