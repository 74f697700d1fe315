import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDriver } from '../../src/cli/browser/launch.ts';
import { type Shop, startShop } from '../fixtures/unmask-shop.ts';
import { allowing, BUILT, file, folder, read, tidy, unmask } from './unmask-kit.ts';

tidy();

describe('what is wrong', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.close());

  it('is one sentence: no page, no browser, no driver, nothing built', async () => {
    expect(await unmask(['http://127.0.0.1:9/a?b=c'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/a cannot be reached: [^\n?]+$/),
    });
    expect(await unmask([`${shop.origin}/rien`])).toMatchObject({
      code: 1,
      err: `${shop.origin}/rien answers 404, and is not looked at`,
    });
    expect(await unmask([shop.origin, '--chromium', '/nowhere'])).toMatchObject({
      code: 1,
      err: '--chromium is “/nowhere”, which cannot be run',
    });
    const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
    expect(await unmask([shop.origin], { driver: () => loadDriver([gone]) })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/npm install --save-dev playwright-core$/),
    });
    expect(await unmask([shop.origin], { dropIn: folder() })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^the assistant is not built .+: run npm run build first$/),
    });
    expect(await unmask([shop.origin, '--state', file('{"cookies": 7}', 'a.json')])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a\.json cannot be used: [^\n]+$/),
    });
  });

  it.each([
    [[], /the address of a page is missing/],
    [['boutique'], /“boutique” is not an address/],
    [['file:///etc/passwd'], /is not an address/],
    [['http://b.example', '--write'], /--config is missing/],
    [['http://b.example', '--check', '--config', 'x', '--write'], /--check changes nothing/],
    [['http://b.example', '--visitors', '1'], /from 2 to 9/],
    [['http://b.example', '--state', 'not/there.json'], /not\/there\.json is no file/],
    [['http://b.example', '--viewport', 'wide'], /--viewport is “wide”/],
    [['http://b.example', '--out', 'package.json'], /is not a folder/],
  ])('is wrong usage in %j', async (args, why) => {
    const { code, err } = await unmask(args);
    expect([code, err]).toEqual([2, expect.stringMatching(why)]);
  });

  it('is refused where a number is none of the proposals, and the file is left as it was', async () => {
    const config = file(allowing());
    const before = read(config);
    const { code, err } = await unmask([
      `${shop.origin}/`,
      '--visitors',
      '2',
      '--config',
      config,
      '--write',
      '--accept',
      '1,99',
    ]);
    expect([code, err]).toEqual([2, expect.stringMatching(/--accept: “99” is none of 1, 2/)]);
    expect(read(config)).toBe(before);
  });

  it('names the page of which no picture could be taken, and the list is told all the same', async () => {
    const dropIn = folder();
    cpSync(BUILT, dropIn, { recursive: true });
    writeFileSync(
      join(dropIn, 'replayer.js'),
      'addEventListener("message", ({ ports: [port] }) => port.postMessage({ failed: true }));',
    );
    const out = folder();
    const {
      code,
      out: told,
      err,
    } = await unmask([`${shop.origin}/?a=b`, '--visitors', '2', '--out', out], { dropIn });
    expect(code).toBe(1);
    expect(err.split('\n').at(-1)).toBe(
      `${shop.origin}/: no picture could be taken: the player cannot replay it`,
    );
    expect(told).toMatch(/^ +1 {2}\S.+ %\)/m);
    expect(readdirSync(out)).toEqual([]);
  });

  it('leaves out what is not accepted', async () => {
    const config = file(allowing());
    const { code, out } = await unmask([
      `${shop.origin}/`,
      '--visitors',
      '2',
      '--config',
      config,
      '--write',
      '--accept',
      '2',
    ]);
    expect(code).toBe(0);
    const second = /^ +2 {2}(.+?) {2}\(/m.exec(out)?.[1];
    expect(JSON.parse(read(config)).unmask.map(({ selector }: { selector: string }) => selector)).toEqual([
      second,
    ]);
  });
});
