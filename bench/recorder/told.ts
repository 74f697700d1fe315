import { gunzipSync, inflateSync } from 'node:zlib';

/** One request that a recorder made. */
export interface Sent {
  readonly path: string;
  readonly body: Buffer;
}

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;
const textOf = (body: Buffer): string => (isGzip(body) ? gunzipSync(body) : body).toString('utf8');

interface Node {
  readonly id: number;
  readonly tagName?: string;
}

/** An event of rrweb and of those that come from it, as far as it is read here. */
interface Event {
  readonly type: number;
  readonly data?: { readonly source?: number; readonly adds?: string | readonly { readonly node: Node }[] };
}

/** PostHog packs the parts of an event by themselves. */
const unpacked = <T>(part: string | T): T =>
  typeof part === 'string'
    ? (JSON.parse(gunzipSync(Buffer.from(part, 'latin1')).toString('utf8')) as T)
    : part;

/** The `em` elements that came to the document, each once. */
const addedIn = (events: readonly Event[]): number =>
  new Set(
    events
      .filter(({ type, data }) => type === 3 && data?.source === 0)
      .flatMap(({ data }) => unpacked(data?.adds ?? []))
      .filter(({ node }) => node.tagName === 'em')
      .map(({ node }) => node.id),
  ).size;

/** Events as lines of JSON, gzipped: rrweb's here, and ours. */
export const inLines = (sent: readonly Sent[]): number =>
  addedIn(
    sent.flatMap(({ body }) =>
      textOf(body)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Event),
    ),
  );

/** The items of an envelope: a line of JSON, then as many bytes as it says, or one more line. */
const itemsOf = (envelope: Buffer): { readonly type: string; readonly payload: Buffer }[] => {
  const items: { type: string; payload: Buffer }[] = [];
  const lineEnd = (from: number) => {
    const end = envelope.indexOf(10, from);
    return end < 0 ? envelope.length : end;
  };
  for (let at = lineEnd(0) + 1; at < envelope.length; ) {
    const head = lineEnd(at);
    const { type, length } = JSON.parse(envelope.toString('utf8', at, head)) as {
      type: string;
      length?: number;
    };
    const end = length === undefined ? lineEnd(head + 1) : head + 1 + length;
    items.push({ type, payload: envelope.subarray(head + 1, end) });
    at = end + 1;
  }
  return items;
};

/** Sentry's envelopes: in an item a line that numbers it, then the events, deflated. */
export const inEnvelopes = (sent: readonly Sent[]): number =>
  addedIn(
    sent
      .flatMap(({ body }) => itemsOf(body))
      .filter(({ type }) => type === 'replay_recording')
      .flatMap(({ payload }) => {
        const events = payload.subarray(payload.indexOf(10) + 1);
        return JSON.parse((events[0] === 0x78 ? inflateSync(events) : events).toString('utf8')) as Event[];
      }),
  );

/** PostHog's batches. */
export const inBatches = (sent: readonly Sent[]): number => {
  type Batched = { readonly properties?: { readonly $snapshot_data?: readonly Event[] } };
  const batches = sent
    .filter(({ path }) => path.startsWith('/s/'))
    .flatMap(({ body }) => JSON.parse(textOf(body)) as Batched | Batched[]);
  return addedIn(batches.flatMap(({ properties }) => properties?.$snapshot_data ?? []));
};

const MUTATION = 6;
type Tokens = readonly (number | string | readonly number[])[];

/** Clarity's tokens: a time, the kind of event, then numbers, texts, and places of texts that stand before. */
export const inTokens = (sent: readonly Sent[]): number =>
  sent
    .flatMap(({ body }) => (JSON.parse(textOf(body)) as { readonly p?: readonly Tokens[] }).p ?? [])
    .filter(([, event]) => event === MUTATION)
    .flatMap((tokens) =>
      tokens.flatMap((token) => (typeof token === 'object' ? token.map((at) => tokens[at]) : token)),
    )
    .filter((token) => token === 'EM').length;
