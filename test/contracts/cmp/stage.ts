import { expect } from 'vitest';
import type { CmpPage, CmpRig } from './cmp-page.ts';

export const stands = (page: CmpPage, key: string) => page.ask((cmp, each) => cmp.read()[each], key);
export const asking = (page: CmpPage) => page.ask((cmp) => cmp.asking(), undefined);
export const write = (page: CmpPage, answers: Record<string, boolean>) =>
  page.ask(async (cmp, given) => {
    if (!cmp.write) throw new Error('There is no command that writes');
    await cmp.write(given);
  }, answers);

/** The CMP is there, and the adapter has found it. */
export const beside = async (page: CmpPage): Promise<CmpPage> => {
  await page.load();
  await page.connect();
  await page.settle();
  expect(await page.connected()).toBe(true);
  return page;
};

/** Where a situation begins: a page, one that is asked about, one that was answered. */
export const staged = (create: () => CmpRig | Promise<CmpRig>) => {
  const rigged = async () => {
    const rig = await create();
    return { rig, page: await rig.page() };
  };
  const asked = async () => {
    const { rig, page } = await rigged();
    return { rig, page: await beside(page) };
  };
  const answered = async (yes: boolean) => {
    const { rig, page } = await asked();
    await page.answer(yes);
    await page.settle();
    return { rig, page };
  };
  return { rigged, asked, answered };
};
