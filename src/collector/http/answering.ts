import type { Desk } from '../desk.ts';
import type { Route, RouteContext } from '../routes/route.ts';
import { type Answer, respond } from './answer.ts';
import { corsHeaders, guard } from './guard.ts';
import { SAFE_HEADERS } from './headers.ts';
import { problemAnswer, Refused } from './problem.ts';
import { networkOf } from './rate-limit.ts';

const addressOf = (c: RouteContext, { trustProxy }: Desk): string | undefined => {
  const forwarded = trustProxy ? c.req.raw.headers.get('x-forwarded-for') : null;
  // The last hop is the one that our own proxy saw; those before it anybody could have written.
  return forwarded?.split(',').at(-1)?.trim() ?? c.env.address;
};

const checked = (c: RouteContext, desk: Desk): void => {
  const { method, headers } = c.req.raw;
  guard(method, headers, desk.rules.site);
  if (method === 'GET') return;
  const network = networkOf(addressOf(c, desk));
  if (network !== undefined && !desk.limits.network.take(network, desk.now()))
    throw new Refused(429, 'Too many requests from this network.', undefined, { 'retry-after': '60' });
};

/**
 * Guards a route and turns whatever goes wrong in it into a problem; without a route, the answer for an address that
 * there is not. What is unexpected is reported, and the answer tells nothing of it.
 */
export const answerTo =
  (route: Route | undefined, desk: Desk) =>
  async (c: RouteContext): Promise<Response> => {
    const { raw } = c.req;
    let answer: Answer | Response;
    try {
      checked(c, desk);
      if (!route) throw new Refused(404, 'There is nothing at this address.');
      answer = await route.handle(c, desk);
    } catch (error) {
      if (error instanceof Refused) answer = problemAnswer(error);
      else {
        desk.onFault({ during: `${raw.method} ${route?.path ?? ''}`, error });
        answer = problemAnswer(
          new Refused(503, 'The collector could not do this. Try again.', undefined, { 'retry-after': '30' }),
        );
      }
    }
    return respond(answer, corsHeaders(raw.url, raw.headers, desk.rules.site));
  };

/** Lets the pages of the site call a collector on another address; every other page is told no. */
export const preflight =
  ({ rules }: Desk) =>
  (c: RouteContext): Response => {
    try {
      guard('OPTIONS', c.req.raw.headers, rules.site);
    } catch (error) {
      return respond(problemAnswer(error as Refused));
    }
    return new Response(null, {
      status: 204,
      headers: {
        ...SAFE_HEADERS,
        ...corsHeaders(c.req.raw.url, c.req.raw.headers, rules.site),
        'access-control-allow-methods': 'GET, POST, DELETE',
        'access-control-allow-headers': 'authorization, content-type, content-encoding',
        'access-control-max-age': '600',
      },
    });
  };
