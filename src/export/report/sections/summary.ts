import type { BodyState } from '../../survey.ts';
import type { About, Section } from '../about.ts';
import { type Html, html } from '../markup.ts';
import { list, table } from '../table.ts';

const STATES: readonly BodyState[] = ['kept', 'erased', 'out-of-scope', 'missing'];

const scopes = ({ folder, voice }: About): Html | undefined => {
  const { say, moment } = voice;
  const scoped = folder.logs.filter(({ scope }) => scope);
  if (!scoped.length) return undefined;
  return html`<h3>${say('scope')}</h3>
<p>${say('scope.intro')}</p>
${scoped.map(({ origin, scope }) =>
  list([
    [say('scope.log'), html`<code>${origin}</code>`],
    [say('scope.party'), scope?.party],
    [
      say('scope.purposes'),
      scope?.purposes?.map((id, place) => html`${place > 0 && ', '}<code>${id}</code>`),
    ],
    [say('scope.from'), scope?.from && moment(scope.from)],
    [say('scope.to'), scope?.to && moment(scope.to)],
  ]),
)}`;
};

/** How many choices, and what became of their bodies. */
export const summary: Section = {
  id: 'summary',
  *pieces(about) {
    const { voice, tally } = about;
    const { say, count, number } = voice;
    const { grant, refuse, withdraw } = tally.byPurpose.total();
    const all = grant + refuse + withdraw + tally.byPurpose.others;
    if (!all) yield html`<p class="lead">${say('summary.none')}</p>\n`;
    else {
      yield html`<p class="lead">${say('summary.acts', {
        choices: count('choices', all),
        grants: count('grants', grant),
        refusals: count('refusals', refuse),
        withdrawals: count('withdrawals', withdraw),
      })}</p>
<p>${say('summary.unit')} ${say('summary.bodies')}</p>\n`;
      const states = STATES.filter((state) => state === 'kept' || tally.bodies[state]);
      yield table(
        [{ head: say('state') }, { head: say('number'), number: true }],
        states.map((state) => [say(`state.${state}`), number(tally.bodies[state])]),
        { kind: 'slim' },
      );
    }
    const scope = scopes(about);
    if (scope) yield scope;
  },
};
