import { describe, expect, it } from 'vitest';
import { erase } from '../../../src/cli/erase.ts';
import { open } from '../collector/collecting.ts';
import { consented, segment } from '../collector/recording.ts';

const SESSION = '0123456789abcdef0123456789abcdef';
const WHY = ['--why', 'GDPR art. 17(1)(c)'];

const run = async (...args: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []];
  const stop = AbortSignal.abort();
  const code = await erase.run(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    stop,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

describe('temoin erase', () => {
  it('erases a proof and what was recorded under it, once, and says when it was done before', async () => {
    const opened = await open();
    const { token, proof } = await consented(opened);
    expect((await segment(opened, SESSION, 0, token)).status).toBe(201);
    const args = ['--data', opened.data, '--proof', proof, ...WHY];
    expect(await run(...args)).toEqual({
      code: 0,
      out: 'erased: 1 of 1 proof, and 1 recording under it',
      err: '',
    });
    expect(await run(...args)).toEqual({
      code: 0,
      out: 'erased: 0 of 1 proof, and 0 recordings under them; already erased: 1',
      err: '',
    });
  });

  it('says of a recording that it is not there', async () => {
    const opened = await open();
    const { token } = await consented(opened);
    expect((await segment(opened, SESSION, 0, token)).status).toBe(201);
    const args = ['--data', opened.data, '--session', SESSION, ...WHY];
    expect(await run(...args)).toEqual({ code: 0, out: 'erased: 1 of 1 recording', err: '' });
    expect(await run(...args)).toEqual({
      code: 1,
      out: 'erased: 0 of 1 recording',
      err: 'temoin erase: not there, already erased or never recorded: 1',
    });
  });
});
