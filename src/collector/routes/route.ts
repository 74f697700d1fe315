import type { Context } from 'hono';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/answer.ts';

/** What the collector is told of a request by whoever listens. */
export interface Peer {
  /** Address of the other end of the connection. Counted in memory, never written down. */
  readonly address?: string | undefined;
}

export type RouteContext = Context<{ Bindings: Peer }>;

/** One route: how it is found, what `openapi.json` says of it, and what it does. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the mount, Hono's pattern: `/proofs/:id/upload`. */
  readonly path: string;
  readonly summary: string;
  /** Who may: nobody in particular where absent. */
  readonly by?: 'upload token' | 'visitor' | 'operator' | 'auditor' | 'visitor or operator';
  /** Query parameters. */
  readonly query?: readonly string[];
  /** Type of the body taken, and types of the answers given. */
  readonly takes?: string;
  readonly gives?: string;
  /** What each status means, problems included. */
  readonly answers: Readonly<Record<number, string>>;
  handle(context: RouteContext, desk: Desk): Promise<Answer | Response> | Answer | Response;
}
