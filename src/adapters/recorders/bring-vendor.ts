import type { VendorDriver, VendorFacts, VendorScene } from './vendor.ts';

/** Milliseconds between two looks for a vendor that the site's own code brings, and how many there are at most. */
const PAUSE = 250;
const LOOKS = 240;

type Page = VendorScene['page'] & {
  readonly temoinRecorders?: Readonly<Record<string, () => unknown>>;
};

/** The vendor's object, as soon as the page has one that `isIt`; undefined where it does not come. */
export const lookFor = async <Handle>(
  driver: VendorDriver<Handle>,
  { page, clock }: VendorScene,
  isIt: (there: Handle) => boolean = () => true,
): Promise<Handle | undefined> => {
  for (let left = LOOKS; left > 0; left -= 1) {
    const there = driver.find(page);
    if (there && isIt(there)) return there;
    await new Promise<void>((resolve) => void clock.after(PAUSE, resolve));
  }
  return undefined;
};

/**
 * The vendor's object: by the site's own starter, else by the tag that our key makes, else as soon as the site's own
 * tag has brought it. Rejects where it does not come.
 */
export const bringVendor = async <Handle>(
  { id, name }: Pick<VendorFacts, 'id' | 'name'>,
  driver: VendorDriver<Handle>,
  scene: VendorScene,
): Promise<Handle> => {
  const page = scene.page as Page;
  driver.prepare?.(scene);
  const starter = page.temoinRecorders?.[id];
  if (starter) return (await starter()) as Handle;
  if (scene.settings.id !== undefined) await driver.load?.(scene);
  const there = await lookFor(driver, scene);
  if (!there) throw new Error(`${name} is not in the page`);
  return there;
};
