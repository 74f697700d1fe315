import { describe, expect, it } from 'vitest';
import { httpSource } from '../../../src/export/http-source.ts';
import { hexSha256 } from '../../fixtures/export/keys.ts';

const MIB = 2 ** 20;
/** A collector that answers so, and what was asked of it. */
const against = (answer: (path: string) => Response | Promise<Response>) => {
  const asked: string[] = [];
  const source = httpSource({
    url: 'https://boutique.example/temoin',
    token: 'temoin_auditor_x',
    pause: async () => {},
    fetch: (async (url: string) => {
      asked.push(url.slice('https://boutique.example/temoin'.length));
      return answer(asked.at(-1) as string);
    }) as typeof fetch,
  });
  return { source, asked };
};
/** An answer without an end, and how much of it was taken. */
const endless = (first = '') => {
  const taken = { bytes: 0 };
  const part = Buffer.alloc(MIB / 4, 32);
  const body = new ReadableStream({
    pull: (controller) => {
      taken.bytes += part.length;
      controller.enqueue(taken.bytes === part.length ? Buffer.from(first.padEnd(8)) : part);
    },
  });
  return { taken, answer: () => new Response(body) };
};
/** Text, and then the connection dies. */
const dying = (text: string): Response => {
  const parts = [Buffer.from(text)];
  const pull = (controller: ReadableStreamDefaultController) => {
    const part = parts.shift();
    if (part) controller.enqueue(part);
    else controller.error(new TypeError('terminated'));
  };
  return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
};
const line = (index: number, more = {}): string =>
  `${JSON.stringify({ index, key: 'a', body: 'b', ...more })}\n`;
const bodies = async (answer: () => Response, [from, to] = [0, 100]) => {
  const { source, asked } = against(answer);
  const found: number[] = [];
  const ended = (async () => {
    for await (const page of source.bodies('2026q4', from as number, to as number))
      found.push(...page.map(({ index }) => index));
  })();
  const error = await ended.then(() => '', String);
  return { error, found, asked };
};

describe('an export from a collector that is not honest', () => {
  it('takes no more than a mebibyte of what it tells of its logs', async () => {
    const { taken, answer } = endless('{');
    await expect(against(answer).source.logs()).rejects.toThrow('more than 1 MiB');
    expect(taken.bytes).toBeLessThan(3 * MIB);
  });

  it('takes no more than 64 of a document', async () => {
    const { taken, answer } = endless();
    await expect(against(answer).source.document('a'.repeat(64))).rejects.toThrow('more than 64 MiB');
    expect(taken.bytes).toBeLessThan(67 * MIB);
  });

  it('takes no body’s line without an end', async () => {
    const { taken, answer } = endless('{"index":1');
    expect((await bodies(answer)).error).toContain('a line of more than 1 MiB');
    expect(taken.bytes).toBeLessThan(4 * MIB);
  });

  it.each([
    ['once more', line(3) + line(3), 'a body of entry 3, and not of 4 to 100'],
    ['that was not asked for', line(100), 'a body of entry 100, and not of 0 to 100'],
    ['of no number', line(1.5), 'a body’s line is none'],
    ['without text', line(1, { body: 1 }), 'a body’s line is none'],
    ['that is no JSON', 'x\n', 'no JSON'],
  ])('takes no body %s', async (_, text, why) => {
    expect((await bodies(() => new Response(text))).error).toContain(why);
  });

  it('goes on after a connection that dies, and gives up where it brings nothing more', async () => {
    let next = 0;
    const living = await bodies(() => (next < 8 ? dying(line(next++)) : new Response('')));
    expect(living).toMatchObject({ error: '', found: [0, 1, 2, 3, 4, 5, 6, 7] });
    expect(living.asked.at(-1)).toBe('/logs/2026q4/bodies?from=8&to=100');
    let once = line(0);
    const dead = await bodies(() => {
      const text = once;
      once = '';
      return dying(text);
    });
    expect(dead).toMatchObject({ error: 'TypeError: terminated', found: [0] });
    expect(dead.asked).toHaveLength(5);
    const again = await bodies(() => dying(line(6)));
    expect(again.asked).toHaveLength(2);
  });

  const told = { logs: [], configurations: [], witnesses: [] };
  const log = { epoch: '2026q4', origin: 'boutique.example/temoin/2026q4', dropped: false };
  it.each([
    ['a log that is a path', { ...told, logs: [{ ...log, epoch: '../../Documents' }] }],
    ['a log without a name', { ...told, logs: [{ ...log, origin: 'two words' }] }],
    ['a log twice', { ...told, logs: [log, log] }],
    ['a configuration that is a path', { ...told, configurations: ['../x'] }],
    ['a witness that is no key', { ...told, witnesses: ['a\nb'] }],
    ['a scope that is none', { ...told, scope: { purposes: 'all' } }],
    ['nothing', null],
  ])('takes not, of its logs, %s', async (_, answer) => {
    await expect(against(() => Response.json(answer)).source.logs()).rejects.toThrow(/collector/);
    const sound = against(() => Response.json({ ...told, logs: [log] })).source;
    expect(await sound.logs()).toEqual([log]);
  });

  it.each(['../../planted', -1, 2 ** 60, undefined])('takes no stamp of the size %s', async (size) => {
    const stamps = [{ size, checkpoint: 'x', token: '' }];
    await expect(against(() => Response.json({ stamps })).source.stamps('2026q4')).rejects.toThrow(
      'a stamp is none',
    );
  });

  it('asks for nothing but a SHA-256, and takes nothing that has another', async () => {
    const { source, asked } = against(() => new Response('one'));
    await expect(source.document('../../../.profile')).rejects.toThrow('no SHA-256');
    expect(asked).toEqual([]);
    expect(await source.notice(hexSha256('one'))).toEqual(Buffer.from('one'));
    await expect(source.notice(hexSha256('two'))).rejects.toThrow('has another SHA-256');
    await expect(source.document(hexSha256('two'))).rejects.toThrow('has another SHA-256');
  });
});
