import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileState } from '../../../src/witness/file-state.ts';
import { folder } from '../collector/collecting.ts';

const LOG = 'ab'.repeat(32);
const opened = () => {
  const place = join(folder(), 'logs');
  return { place, here: join(place, LOG), state: fileState(place) };
};

describe('a witness’s memory', () => {
  it('holds the newest note alone, in a file that only its owner reads', async () => {
    const { here, state } = opened();
    expect(await state.latest(LOG)).toBeUndefined();
    expect(await state.keep(LOG, 0, 'one')).toBe(true);
    expect(await state.keep(LOG, 1, 'two')).toBe(true);
    expect(await state.latest(LOG)).toEqual({ version: 2, note: 'two' });
    expect(readdirSync(here)).toEqual(['2']);
    expect(statSync(join(here, '2')).mode & 0o777).toBe(0o600);
    expect(statSync(here).mode & 0o777).toBe(0o700);
  });

  it('is not written twice from the same point, even where that version has come and gone', async () => {
    const { place, here, state } = opened();
    const other = fileState(place);
    await state.keep(LOG, 0, 'one');
    expect(await other.keep(LOG, 0, 'another one')).toBe(false);
    await state.keep(LOG, 1, 'two');
    await state.keep(LOG, 2, 'three');
    expect(await other.keep(LOG, 1, 'late')).toBe(false);
    expect(await other.keep(LOG, 0, 'later still')).toBe(false);
    expect(await other.latest(LOG)).toEqual({ version: 3, note: 'three' });
    expect(readdirSync(here)).toEqual(['3']);
  });

  it('has one winner, however many write at once', async () => {
    const { place } = opened();
    const states = Array.from({ length: 8 }, () => fileState(place));
    for (let version = 0; version < 20; version++) {
      const won = await Promise.all(states.map((each, at) => each.keep(LOG, version, `${version} by ${at}`)));
      expect(won.filter(Boolean), `version ${version}`).toHaveLength(1);
      expect(await states[0]?.latest(LOG)).toEqual({
        version: version + 1,
        note: `${version} by ${won.indexOf(true)}`,
      });
    }
  });

  it('passes over what a process left behind that was killed while it wrote', async () => {
    const { here, state } = opened();
    await state.keep(LOG, 0, 'one');
    writeFileSync(join(here, '.draft'), 'tw');
    expect(await state.latest(LOG)).toEqual({ version: 1, note: 'one' });
    expect(await state.keep(LOG, 1, 'two')).toBe(true);
    expect(readdirSync(here)).toEqual(['2']);
  });

  it('is an error where it cannot be read, and not a memory of nothing', async () => {
    const { here, state } = opened();
    mkdirSync(join(here, '1'), { recursive: true });
    await expect(state.latest(LOG)).rejects.toThrow('EISDIR');
    writeFileSync(`${here}x`, '');
    const file = fileState(`${here}x`);
    await expect(file.latest(LOG)).rejects.toThrow('ENOTDIR');
  });

  it('is of logs alone', async () => {
    const { state } = opened();
    for (const name of ['', '..', 'AB'.repeat(32), `${LOG}/..`])
      await expect(state.latest(name)).rejects.toThrow('not a log');
  });
});
