import type { Answer } from './answer.ts';
import { SAFE_HEADERS } from './headers.ts';

/** RFC 9457. `field` names the member, header or parameter that is at fault. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly field?: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Not readable',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'No such method here',
  409: 'Already taken',
  413: 'Too large',
  415: 'Not a type that is taken here',
  422: 'Not acceptable as it is',
  423: 'Held back',
  429: 'Too many requests',
  500: 'Failed',
  503: 'Not at present',
};

/** Ends a request with a problem. Thrown by routes, caught by the one place that answers. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    status: number,
    detail: string,
    field?: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.problem = {
      status,
      title: TITLES[status] ?? 'Refused',
      detail,
      ...(field !== undefined && { field }),
    };
    this.headers = headers;
  }
}

/** `type` is `about:blank`: status and title say the kind, `detail` and `field` the rest. */
export const problemAnswer = ({ problem, headers }: Refused): Answer => {
  const { status, title, detail, field } = problem;
  return {
    status,
    body: JSON.stringify({
      type: 'about:blank',
      title,
      status,
      detail,
      ...(field !== undefined && { field }),
    }),
    headers: { ...SAFE_HEADERS, ...headers, 'content-type': 'application/problem+json' },
    cookies: [],
  };
};
