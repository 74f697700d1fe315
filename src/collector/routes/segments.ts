import { addDuration } from '../../config/duration.ts';
import { bearer } from '../access/authorise.ts';
import { jsonAnswer } from '../http/answer.ts';
import { readBytes } from '../http/body.ts';
import { typed } from '../http/guard.ts';
import { Refused } from '../http/problem.ts';
import { keepSegment } from '../recordings/keep.ts';
import { retentionOf } from '../recordings/retention.ts';
import { checkSegment, MOST_PACKED, plainBytes } from '../recordings/segment.ts';
import { sessionIn } from '../recordings/session.ts';
import type { SegmentAnswer } from '../stores/recording-store.ts';
import type { Route } from './route.ts';

const NUMBER = /^(0|[1-9]\d{0,5})$/;
/** Bytes of a whole recording, where the configuration does not say. */
const MOST_BYTES = 64 * 1024 * 1024;

const REFUSALS: Readonly<
  Record<Exclude<SegmentAnswer, 'stored' | 'same' | 'key'>, readonly [number, string, string]>
> = {
  closed: [403, 'There is no living consent for this purpose.', 'authorization'],
  erased: [409, 'This session was erased.', 'session'],
  foreign: [403, 'This session was recorded under another consent.', 'session'],
  other: [409, 'This number was taken with other bytes.', 'n'],
  full: [413, 'The recording is as large as it may get.', 'body'],
};

export const segments: Route = {
  method: 'POST',
  path: '/recordings/:session/segments/:n',
  summary: 'One segment of a recording: one rrweb event a line. Nothing is stored unless 201.',
  by: 'upload token',
  takes: 'application/x-ndjson',
  gives: 'application/json',
  answers: {
    200: 'This number was taken with the same bytes.',
    201: 'Stored, encrypted.',
    401: 'No upload token, or one that no longer counts.',
    403: 'No living consent for this very purpose, or another’s session.',
    409: 'The number was taken with other bytes, or the session was erased: open a new one.',
    413: 'Too large, packed or unpacked.',
    415: 'Not NDJSON by its type.',
    422: 'Not events of the allowed kinds; `field` names the line.',
    429: 'Too many requests.',
  },
  async handle(c, desk) {
    const { uploads, limits, store, configuration, now } = desk;
    const { headers } = c.req.raw;
    const token = bearer(headers) ?? '';
    const right = uploads.find(token, now());
    if (!right)
      throw new Refused(401, 'An upload token is needed.', 'authorization', { 'www-authenticate': 'Bearer' });
    const session = sessionIn(c.req.param('session'));
    const number = c.req.param('n') ?? '';
    if (!NUMBER.test(number)) throw new Refused(422, 'A segment has a whole number.', 'n');
    const { proof, purpose } = right;
    const asked = configuration.purposes.find(({ id }) => id === purpose);
    const [consent] = await store.consents([proof]);
    const lives =
      consent?.granted && consent.ended === null && consent.until > now() && consent.purpose === purpose;
    if (!lives || !asked?.limitation) throw new Refused(...REFUSALS.closed);
    if (!limits.segments.take(token, now()))
      throw new Refused(429, 'Too many segments.', undefined, { 'retry-after': '60' });
    typed(headers, 'application/x-ndjson', 'application/ndjson');

    const arrived = await plainBytes(
      await readBytes(c.req.raw, MOST_PACKED),
      headers.get('content-encoding'),
    );
    const { plain, hidden, difficulties } = checkSegment(arrived);
    const { limitation, masking = 'M3', identifier = 'I1' } = asked;
    const answer = await keepSegment(
      desk,
      {
        recording: {
          session,
          purpose,
          siteVersion: configuration.siteVersion ?? '',
          measures: JSON.stringify({ limitation, masking, identifier }),
          expires: addDuration(now(), retentionOf(configuration, purpose)),
        },
        proof,
        n: Number(number),
        plain,
        difficulties,
        hidden,
        now: now(),
        // The page counts what it sent; gzip here may come out a little longer.
        limit: (configuration.caps?.bytes ?? MOST_BYTES) * 1.1,
      },
      desk.random,
    );
    if (answer === 'stored' && hidden.length)
      desk.onFault({
        during: 'POST /recordings/:session/segments/:n',
        error: `A page sent what is never collected (${[...new Set(hidden)].join(', ')}). It was masked, and its recording for ${purpose} is in quarantine.`,
      });
    if (answer === 'stored' || answer === 'same')
      return jsonAnswer(answer === 'stored' ? 201 : 200, { session, n: Number(number) });
    throw new Refused(...REFUSALS[answer as keyof typeof REFUSALS]);
  },
};
