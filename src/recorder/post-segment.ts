import type { Transport } from '../platform/transport.ts';
import type { Segment } from './segment.ts';
import { type Verdict, verdictOn } from './verdict.ts';

/** Sends a segment; `segment.flight` aborts it. Never rejects. */
export const postSegment = async (
  transport: Transport,
  segment: Segment,
  token: string,
  keepalive: boolean,
): Promise<Verdict> => {
  const flight = new AbortController();
  segment.flight = flight;
  try {
    const { status } = await transport.send({
      method: 'POST',
      path: `/recordings/${segment.session.id}/segments/${segment.number}`,
      body: segment.body,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/x-ndjson',
        ...(typeof segment.body === 'string' ? {} : { 'Content-Encoding': 'gzip' }),
      },
      keepalive,
      signal: flight.signal,
    });
    return verdictOn(status);
  } catch {
    // Aborted by us, or no network: both are no answer.
    return 'unanswered';
  } finally {
    if (segment.flight === flight) delete segment.flight;
  }
};
