import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  DAY,
  grant,
  health,
  MINUTE,
  newBrowser,
  open,
  post,
  record,
  refusal,
  START,
  send,
  signedBy,
} from './collecting.ts';

describe('a record that is not acceptable', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['is for another site', { site: 'https://other.example' }, 'site'],
    ['is for a purpose that the site does not ask for', { purpose: 'replay.support' }, 'purpose'],
    ['lies more than a day in the future', { at: new Date(START + DAY + 1).toISOString() }, 'at'],
    ['is more than seven months old', { at: new Date(START - 220 * DAY).toISOString() }, 'at'],
    ['has no milliseconds', { at: '2026-11-03T10:00:00Z' }, 'at'],
    ['names no moment at all', { at: '2026-02-31T10:00:00.000Z' }, 'at'],
    ['counts for longer than a choice does', { validUntil: '2027-05-04T10:00:00.000Z' }, 'validUntil'],
    ['ended before it began', { validUntil: '2026-11-03T09:00:00.000Z' }, 'validUntil'],
    [
      'names a notice that nobody was shown',
      { asked: { ...record().asked, notice: 'e'.repeat(64) } },
      'asked.notice',
    ],
    ['has an id that is not random', { id: '6ba7b810-9dad-11d1-80b4-00c04fd430c8' }, 'id'],
    ['has an id in capitals', { id: randomUUID().toUpperCase() }, 'id'],
    ['carries a member that nobody knows', { email: 'marie@exemple.test' }, 'email'],
    ['hides a member further down', { asked: { ...record().asked, ip: '192.0.2.1' } }, 'asked.ip'],
    ['is of another version', { schema: 'temoin-record/2' }, 'schema'],
    ['ends something', { ends: [randomUUID()] }, 'ends'],
    ['is a withdrawal', { act: 'withdraw', ends: [] }, 'act'],
  ];
  it.each(cases)('%s', async (_, over, field) => {
    const opened = await open();
    const answer = await send(opened, '/proofs', refusal(over));
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status: 422,
      detail: expect.any(String),
      field: `records.0.signed.${field}`,
    });
    expect(await health(opened)).toMatchObject({ proofs: 0 });
  });

  it('takes what lies just within these limits', async () => {
    const opened = await open();
    const limits = [
      { at: new Date(START + 5 * MINUTE).toISOString() },
      { at: new Date(START - 200 * DAY).toISOString() },
      { validUntil: '2027-05-03T10:00:00.250Z' },
    ];
    expect((await send(opened, '/proofs', ...limits.map((over) => refusal(over)))).status).toBe(201);
  });

  it('is a refusal that could be told apart from another by a key', async () => {
    const opened = await open();
    const marked = await signedBy(await newBrowser(), record());
    const answer = await send(opened, '/proofs', marked);
    expect(await answer.json()).toMatchObject({ status: 422, field: 'records.0.key' });
    expect(
      await (await send(opened, '/proofs', { ...refusal(), signature: marked.signature as string })).json(),
    ).toMatchObject({ field: 'records.0.signature' });
  });

  it('is a grant without a key, without a signature, or with those of something else', async () => {
    const opened = await open();
    const browser = await newBrowser();
    const { signed, key, signature } = await grant(browser);
    const other = await grant(browser);
    const bad: [object, string][] = [
      [{ signed }, 'key'],
      [{ signed, signature }, 'key'],
      [{ signed, key }, 'signature'],
      [{ signed, key, signature: other.signature }, 'signature'],
      [{ signed, key: (await newBrowser()).key, signature }, 'signature'],
      [{ signed: other.signed, key, signature }, 'signature'],
      [{ signed, key: { ...key, d: key?.x }, signature }, 'key'],
      [{ signed, key: { ...key, y: key?.x }, signature }, 'signature'],
      [{ signed, key: { ...key, crv: 'P-384' }, signature }, 'key'],
    ];
    for (const [sent, field] of bad) {
      const answer = await opened.collector.fetch(post('/proofs', { records: [sent] }));
      expect(await answer.json()).toMatchObject({ status: 422, field: `records.0.${field}` });
    }
    expect(await health(opened)).toMatchObject({ proofs: 0 });
  });

  it.each([
    ['no JSON', '{"records":[', 400],
    ['no list', '{"records":{}}', 422],
    ['nothing', '{"records":[]}', 422],
    ['something beside the list', `{"records":[${JSON.stringify(refusal())}],"ip":"192.0.2.1"}`, 422],
    ['a record that is a number', '{"records":[1]}', 422],
    ['a record that is null', '{"records":[null]}', 422],
    [
      'a record with a member of its own',
      JSON.stringify({ records: [{ ...refusal(), ip: '192.0.2.1' }] }),
      422,
    ],
    ['text that is no JSON', JSON.stringify({ records: [{ signed: 'yes' }] }), 422],
    [
      'half a character',
      JSON.stringify({ records: [{ signed: JSON.stringify(record()).replace('refuse-all', '\ud800') }] }),
      422,
    ],
    ['a list that is null', 'null', 422],
  ])('is a body with %s', async (_, body, status) => {
    const opened = await open();
    const answer = await opened.collector.fetch(post('/proofs', body));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await health(opened)).toMatchObject({ proofs: 0 });
    expect(opened.faults).toEqual([]);
  });
});
