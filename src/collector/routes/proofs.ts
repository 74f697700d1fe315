import { jsonAnswer } from '../http/answer.ts';
import { readText } from '../http/body.ts';
import { echoCookie } from '../http/cookies.ts';
import { typed } from '../http/guard.ts';
import { Refused } from '../http/problem.ts';
import { receive } from '../records/receive.ts';
import type { Route } from './route.ts';

/** Bytes of one request's records. */
export const MOST_RECORDS_BYTES: number = 256 * 1024;

export const proofs: Route = {
  method: 'POST',
  path: '/proofs',
  summary: 'Writes grants and refusals, all of the request or nothing; durable before the answer.',
  takes: 'application/json',
  gives: 'application/json',
  answers: {
    200: 'All were there already.',
    201: 'Written: a receipt each, and for a living grant an upload token.',
    400: 'Not JSON.',
    413: 'Too large.',
    415: 'Not JSON by its type.',
    422: 'A record is not acceptable; `field` names it.',
    429: 'Too many requests.',
  },
  async handle(c, { rules, group, uploads, now }) {
    const { headers } = c.req.raw;
    typed(headers, 'application/json');
    const records = await receive(
      await readText(c.req.raw, MOST_RECORDS_BYTES),
      ['grant', 'refuse'],
      rules,
      now(),
    );
    const outcome = await group.submit({ records });
    if ('objection' in outcome) throw new Refused(422, outcome.objection.detail, outcome.objection.field);
    const { receipts, living, fresh } = outcome.taken;
    const answered = receipts.map((receipt, place) => {
      const { id, purpose, until } = records[place] as (typeof records)[number];
      return living.includes(id) ? { ...receipt, upload: uploads.mint(id, purpose, until, now()) } : receipt;
    });
    const cookie = echoCookie({
      cookies: headers.get('cookie'),
      records,
      living,
      secure: rules.site.startsWith('https:'),
      choiceLifetime: rules.choiceLifetime,
      now: now(),
    });
    return jsonAnswer(fresh ? 201 : 200, { receipts: answered }, cookie === undefined ? [] : [cookie]);
  },
};
