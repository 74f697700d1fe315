import { FORBIDDEN_RULE, forbiddenIn } from '../../purpose/forbidden.ts';
import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, entriesOf, listOf, textOf } from '../json.ts';
import { isProvider, vendorsOf } from '../provider.ts';

/** Each purpose once, and none of replay that replay may never serve, by itself or in a recipient's hands. */
export const purposes: Rule = (json, report) => {
  const forbid = (path: string, value: unknown) => {
    const text = textOf(value);
    const forbidden = text && forbiddenIn(text);
    if (forbidden)
      report.refuse(
        path,
        `“${text}” names ${forbidden.aim}, which replay may never serve (nor need it be denied: the notice does)`,
        FORBIDDEN_RULE,
      );
  };
  const drafts = draftsOf(json);
  const paths = new Map<string, string>();
  for (const { path, id, replay, get } of drafts) {
    const first = id === undefined ? undefined : paths.get(id);
    if (first)
      report.refuse(
        `${path}.id`,
        `“${id}” is already the id of ${first}: each purpose is asked once`,
        'R-003, GDPR art. 6(1)(a)',
      );
    else if (id !== undefined) paths.set(id, path);
    if (!replay) continue;
    forbid(`${path}.id`, id);
    for (const field of ['title', 'description'])
      for (const [language, text] of entriesOf(get(field))) forbid(`${path}.${field}.${language}`, text);
  }
  listOf(at(json, 'recipients')).forEach((recipient, index) => {
    for (const [place, id] of listOf(at(recipient, 'purposes')).entries())
      if (textOf(id) !== undefined && !drafts.some((draft) => draft.id === id))
        report.refuse(
          `recipients[${index}].purposes[${place}]`,
          `“${id}” is no purpose of this site`,
          'R-112, GDPR art. 26',
        );
    if (at(recipient, 'ownPurpose') === undefined) return;
    if (at(recipient, 'role') === 'processor')
      report.refuse(
        `recipients[${index}].role`,
        'is “processor”, but who has a purpose of its own is a joint controller or a controller',
        'R-110, GDPR art. 28(10)',
      );
    const path = `recipients[${index}].ownPurpose`;
    // What a vendor says that it does is said to visitors; it is no aim of the site's, and none that it may add.
    const vendor = vendorsOf(json).find((each) => each.reuse && isProvider(recipient, each));
    if (vendor && at(recipient, 'role') === 'joint-controller') {
      if (forbiddenIn(textOf(at(recipient, 'ownPurpose')) ?? ''))
        report.warn(
          path,
          `is an aim of ${vendor.provider.name}’s that replay may never serve on the site’s side: visitors read it on the first layer, and ${vendor.provider.name} answers for it as a joint controller`,
          'R-110, R-111, GDPR art. 13(1)(c), 26',
        );
    } else if (drafts.some(({ replay }) => replay)) forbid(path, at(recipient, 'ownPurpose'));
  });
};
