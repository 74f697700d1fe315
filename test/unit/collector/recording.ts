import { gzipSync } from 'node:zlib';
import { grant, idOf, newBrowser, type Opened, request, START, send } from './collecting.ts';

export const event = (over: Record<string, unknown> = {}) => ({
  type: 3,
  data: { source: 0 },
  timestamp: START,
  ...over,
});

export const ndjson = (...events: unknown[]): string =>
  events.map((each) => `${JSON.stringify(each)}\n`).join('');

export const segment = (
  { collector }: Pick<Opened, 'collector'>,
  session: string,
  n: number | string,
  token: string | undefined,
  body: string | Uint8Array = ndjson(event({ data: { n } })),
  headers: Record<string, string> = {},
): Promise<Response> =>
  collector.fetch(
    request('POST', `/recordings/${session}/segments/${n}`, {
      body: body as string,
      headers: {
        'content-type': 'application/x-ndjson',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    }),
  );

export const packed = (text: string): Uint8Array => gzipSync(text);

/** A browser whose owner agreed, with its token. */
export const consented = async (
  opened: Opened,
  purpose = 'replay.errors',
  over: Record<string, unknown> = {},
) => {
  const browser = await newBrowser();
  const yes = await grant(browser, { purpose, ...over }, opened.clock.now());
  const { receipts } = await (await send(opened, '/proofs', yes)).json();
  return { browser, proof: idOf(yes), token: receipts[0].upload.token as string };
};
