import { json } from '../http/answer.ts';
import type { Route } from './route.ts';

export const health: Route = {
  method: 'GET',
  path: '/health',
  summary: 'How the collector is, and how many proofs and recordings it holds, exactly.',
  gives: 'application/json',
  answers: { 200: '`status`, `proofs`, `recordings`.', 503: 'The store does not answer.' },
  async handle(_, { store }) {
    return json(200, { status: 'ok', ...(await store.counts()) });
  },
};
