import { describe, expect, it, vi } from 'vitest';
import { DAY, request } from './collecting.ts';
import {
  accesses,
  CARD,
  listed,
  operatorOf,
  payloadsOf,
  read,
  SESSION,
  sent,
  textNode,
} from './quarantined.ts';
import { ndjson, segment } from './recording.ts';

describe('a recording that is held back', () => {
  it('may be released by an operator, which is written down, and is held back again by the next find', async () => {
    const { opened, token } = await sent(ndjson(textNode(`${CARD} ${CARD} ana@boite.example`)));
    expect(await listed(opened)).toMatchObject({ quarantined: 3, found: { card: 2, email: 1 } });
    const released = async (purpose = 'replay.errors') =>
      opened.collector.fetch(
        request('POST', `/recordings/${SESSION}/release?purpose=${purpose}`, {
          headers: { authorization: `Bearer ${await operatorOf(opened)}` },
        }),
      );
    expect((await released('replay.experience')).status).toBe(403);
    expect((await read(opened)).status).toBe(423);
    expect(await (await released()).json()).toEqual({ released: 1 });
    expect(await (await released()).json()).toEqual({ released: 0 });
    expect((await read(opened)).status).toBe(200);
    expect(await listed(opened)).toMatchObject({ quarantined: 0, found: { card: 2, email: 1 } });
    await segment(opened, SESSION, 1, token, ndjson(textNode(CARD)));
    expect(await listed(opened)).toMatchObject({ quarantined: 1, found: { card: 3, email: 1 } });
    expect((await read(opened)).status).toBe(423);
    expect((await accesses(opened)).map(({ what, granted }) => `${what} ${granted}`)).toEqual([
      'release false',
      'quarantined recording false',
      'release true',
      'release true',
      'recording true',
      'quarantined recording false',
    ]);
  });

  it('is not released without an operator’s token, nor where there is nothing', async () => {
    const { opened } = await sent(ndjson(textNode(CARD)));
    const path = (session: string) => `/recordings/${session}/release?purpose=replay.errors`;
    expect((await opened.collector.fetch(request('POST', path(SESSION)))).status).toBe(401);
    const headers = { authorization: `Bearer ${await operatorOf(opened)}` };
    expect((await opened.collector.fetch(request('POST', path('f'.repeat(32)), { headers }))).status).toBe(
      404,
    );
    expect((await read(opened)).status).toBe(423);
  });

  it('is erased by its operator and by its time like any other', async () => {
    const { opened } = await sent(ndjson(textNode(CARD)));
    const answer = await opened.collector.fetch(
      request('DELETE', `/recordings/${SESSION}`, {
        headers: { authorization: `Bearer ${await operatorOf(opened)}` },
      }),
    );
    expect(await answer.json()).toEqual({ erased: 1 });
    expect(await listed(opened)).toBeUndefined();
    expect(payloadsOf(opened)).toEqual([]);

    const late = await sent(ndjson(textNode(CARD)));
    expect(payloadsOf(late.opened)).not.toEqual([]);
    late.opened.clock.go(31 * DAY);
    await vi.waitFor(() => expect(payloadsOf(late.opened)).toEqual([]));
    expect(await listed(late.opened)).toBeUndefined();
  });
});
