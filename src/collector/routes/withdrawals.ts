import { jsonAnswer } from '../http/answer.ts';
import { readText } from '../http/body.ts';
import { echoCookie, expireCookies } from '../http/cookies.ts';
import { typed } from '../http/guard.ts';
import { Refused } from '../http/problem.ts';
import { discard } from '../recordings/erase.ts';
import { receive } from '../records/receive.ts';
import { MOST_RECORDS_BYTES } from './proofs.ts';
import type { Route } from './route.ts';

export const withdrawals: Route = {
  method: 'POST',
  path: '/withdrawals',
  summary:
    'Ends consents: revokes their tokens, erases their recordings, expires HttpOnly trackers, then answers.',
  takes: 'application/json',
  gives: 'application/json',
  answers: {
    200: 'All were there already; their effects were made sure of.',
    201: 'Written: receipts, and `erased`, the number of recordings.',
    400: 'Not JSON.',
    413: 'Too large.',
    415: 'Not JSON by its type.',
    422: 'A record is not acceptable; `field` names it.',
    429: 'Too many requests.',
  },
  async handle(c, desk) {
    const { rules, group, uploads, configuration, now } = desk;
    const { headers } = c.req.raw;
    typed(headers, 'application/json');
    const records = await receive(await readText(c.req.raw, MOST_RECORDS_BYTES), ['withdraw'], rules, now());
    const outcome = await group.submit({ records });
    if ('objection' in outcome) throw new Refused(422, outcome.objection.detail, outcome.objection.field);
    const { receipts, fresh, ended, erased } = outcome.taken;
    uploads.revoke(ended);
    await discard(desk, erased);
    const cookies = headers.get('cookie');
    const { site, choiceLifetime } = rules;
    const echo = {
      cookies,
      records,
      living: [],
      secure: site.startsWith('https:'),
      choiceLifetime,
      now: now(),
    };
    const kept = echoCookie(echo);
    return jsonAnswer(fresh ? 201 : 200, { receipts, erased: erased.length }, [
      ...(kept === undefined ? [] : [kept]),
      ...expireCookies(configuration.httpOnlyTrackers ?? [], cookies),
    ]);
  },
};
