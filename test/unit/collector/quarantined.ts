import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { createAccessToken, STORES } from '../../../src/collector/index.ts';
import { type Opened, open, request } from './collecting.ts';
import { consented, event, segment } from './recording.ts';

export const SESSION = '0123456789abcdef0123456789abcdef';
export const CARD = '4111 1111 1111 1111';

export const operatorOf = async ({ data, clock }: Opened): Promise<string> => {
  const store = STORES.sqlite(data);
  const token = await createAccessToken(store, 'operator', 1, clock.now());
  await store.close();
  return token;
};

export const read = async (opened: Opened, query = '', path = `/recordings/${SESSION}`) =>
  opened.collector.fetch(
    request('GET', `${path}?purpose=replay.errors${query}`, {
      headers: { authorization: `Bearer ${await operatorOf(opened)}` },
    }),
  );

export const listed = async (opened: Opened) =>
  (await (await read(opened, '', '/recordings')).json()).recordings[0];

export const accesses = async ({ data }: Opened) => {
  const store = STORES.sqlite(data);
  const found = await store.accesses(100);
  await store.close();
  return found.filter(({ what }) => what !== 'recordings').reverse();
};

export const payloadsOf = ({ data }: Opened): string[] =>
  (readdirSync(join(data, 'recordings'), { recursive: true }) as string[]).filter((each) =>
    each.includes('/'),
  );

export const sent = async (text: string) => {
  const opened = await open();
  const { token } = await consented(opened);
  expect((await segment(opened, SESSION, 0, token, text)).status).toBe(201);
  return { opened, token };
};

export const textNode = (textContent: string) =>
  event({
    type: 2,
    data: { node: { type: 2, tagName: 'p', childNodes: [{ type: 3, id: 4, textContent }] } },
  });
