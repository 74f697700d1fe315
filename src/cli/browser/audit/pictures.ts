import type { Page } from 'playwright-core';

export interface Picture {
  readonly name: string;
  readonly jpeg: Uint8Array;
}

/** Pictures in the order in which they are taken; none where nobody wants them. */
export interface Pictures {
  readonly wanted: boolean;
  readonly taken: Picture[];
}

/** A picture is evidence, not a check: one that fails is left out. */
export const take = async ({ wanted, taken }: Pictures, page: Page, name: string): Promise<void> => {
  if (!wanted) return;
  const jpeg = await page
    .screenshot({ type: 'jpeg', quality: 70, animations: 'disabled', caret: 'hide', timeout: 5_000 })
    .catch(() => null);
  if (jpeg) taken.push({ name, jpeg });
};
