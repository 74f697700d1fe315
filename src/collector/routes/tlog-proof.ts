import { readsLog } from '../access/authorise.ts';
import { text } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { tlogProof } from '../ledger/prove.ts';
import type { Route } from './route.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const proofOfInclusion: Route = {
  method: 'GET',
  path: '/proofs/:id/tlog-proof',
  summary: 'A self-contained proof, checked offline, that the record is in the log (C2SP tlog-proof).',
  gives: 'text/plain',
  answers: { 200: 'The proof.', 401: 'The log is private.', 404: 'No such record.' },
  async handle(c, desk) {
    await readsLog(c.req.raw.headers, desk);
    const id = c.req.param('id') ?? '';
    const [proof] = UUID.test(id) ? await desk.store.proofs([id]) : [];
    const head = proof && (await desk.store.logs()).find(({ epoch }) => epoch === proof.epoch);
    if (!head) throw new Refused(404, 'There is no such record.', 'id');
    return text(await tlogProof(desk.store, head, proof.index));
  },
};
