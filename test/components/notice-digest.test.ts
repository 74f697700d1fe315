import { expect, it } from 'vitest';
import { noticeBytes } from '../../src/notice/notice.ts';
import { digest } from '../../src/platform/digest.ts';
import { examples } from '../unit/notice/example.ts';

// The same list is checked in Node, by the unit tests.
it.each(examples)('names a notice in a browser as in Node: $name', async ({ make, digest: known }) => {
  expect(await digest(noticeBytes(make()))).toBe(known);
});
