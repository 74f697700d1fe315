import type { ElementHandle, Frame, Page } from 'playwright-core';
import type { Box, LayerSeen, PersistentSeen } from '../../../audit/seen-layer.ts';

/** A layer that asks, and the frame that it is in. */
export interface Asking {
  readonly frame: Frame;
  readonly layers: number;
}

interface Asked {
  readonly layers: number;
  readonly still: boolean;
}

const EVERY = 40;
/** A layer that goes on moving is looked at as it is then. */
const RESTS = 2_500;
/** Whoever waits for less looks whether a layer is still there. */
const STIRS = 1_000;
const FAR = 600;
/** Longer than anything the probe waits for: a page that stands still is not waited for. */
const PATIENCE = 60_000;

export const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks the probe of a frame; nothing where the frame has just gone, or does not answer. */
export const ask = async <Answer>(frame: Frame, call: string): Promise<Answer | null> => {
  let timer: NodeJS.Timeout | undefined;
  const answer = frame.evaluate<Answer>(`temoinProbe.${call}`).catch((error: Error) => {
    if (/SyntaxError|is not a function|TypeError/.test(error.message)) throw error;
    return null;
  });
  const late = new Promise<null>((done) => {
    timer = setTimeout(done, PATIENCE, null);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

/** A frame may be kept out of sight, whatever is in it. */
const isShown = async (page: Page, frame: Frame): Promise<boolean> => {
  if (frame === page.mainFrame()) return true;
  const element = await frame.frameElement().catch(() => null);
  const box = (await element?.isVisible().catch(() => false)) ? await element?.boundingBox() : null;
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  return (
    !!box &&
    box.width * box.height > 1 &&
    box.x < size.width &&
    box.y < size.height &&
    box.x + box.width > 0 &&
    box.y + box.height > 0
  );
};

/** Every frame's layers now; the page's own first. */
export const askingNow = async (page: Page): Promise<(Asking & { readonly still: boolean }) | null> => {
  const frames = page
    .frames()
    .filter((frame) => frame === page.mainFrame() || /^https?:|^about:/.test(frame.url()));
  const answers = await Promise.all(
    frames.map(async (frame) => ({ frame, asked: await ask<Asked>(frame, 'ask()') })),
  );
  const found: typeof answers = [];
  for (const each of answers)
    if ((each.asked?.layers ?? 0) > 0 && (await isShown(page, each.frame))) found.push(each);
  const [first] = found;
  const layers = found.reduce((sum, { asked }) => sum + (asked?.layers ?? 0), 0);
  return first ? { frame: first.frame, layers, still: first.asked?.still ?? false } : null;
};

/** What a page waits for whose scripts come with the first thing that a visitor does: no choice, and nothing is pressed. */
const stir = async (page: Page): Promise<void> => {
  await page.mouse.move(9, 9);
  await page.mouse.wheel(0, FAR);
  await later(EVERY * 5);
  await page.mouse.wheel(0, -FAR);
};

/** Waits until a layer asks and has come to rest; nothing where none comes in that many milliseconds. */
export const waitFor = async (page: Page, patience: number): Promise<Asking | null> => {
  const until = Date.now() + patience;
  let rests = Number.POSITIVE_INFINITY;
  let stirs = patience < STIRS ? until : until - patience / 2;
  for (;;) {
    const found = await askingNow(page);
    if (found) {
      rests = Math.min(rests, Date.now() + RESTS);
      if (found.still || Date.now() > rests) return found;
    } else if (Date.now() > until) return null;
    else if (Date.now() > stirs) {
      stirs = until;
      await stir(page);
    }
    await later(EVERY);
  }
};

/** Where a frame lies in the window. */
export const placeOf = async (frame: Frame): Promise<Box | null> => {
  if (!frame.parentFrame()) return null;
  const box = await (await frame.frameElement()).boundingBox();
  return box ? { left: box.x, top: box.y, width: box.width, height: box.height } : null;
};

const moved = (box: Box, by: Box): Box => ({ ...box, left: box.left + by.left, top: box.top + by.top });

/** Measures the layer, in the coordinates of the window. */
export const layerOf = async (page: Page, { frame, layers }: Asking): Promise<LayerSeen | null> => {
  const layer = await ask<LayerSeen | null>(frame, 'layer()');
  const place = layer && (await placeOf(frame));
  if (!layer || !place) return layer && { ...layer, together: layers };
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const within = ({ left, top, width, height }: Box) =>
    left >= -1 && top >= -1 && left + width <= size.width + 1 && top + height <= size.height + 1;
  return {
    ...layer,
    together: layers,
    box: moved(layer.box, place),
    controls: layer.controls.map((each) => {
      const box = moved(each.box, place);
      return { ...each, box, inView: each.inView && within(box) };
    }),
  };
};

/** What lets one change a choice, wherever it is, in the coordinates of the window; what stays in the window first. */
export const controlsNow = async (
  page: Page,
): Promise<readonly { readonly frame: Frame; readonly control: PersistentSeen }[]> => {
  const found: { readonly frame: Frame; readonly control: PersistentSeen }[] = [];
  for (const frame of page.frames()) {
    const there = (await ask<readonly PersistentSeen[]>(frame, 'persistent()')) ?? [];
    if (!there.length || !(await isShown(page, frame))) continue;
    const place = await placeOf(frame);
    for (const control of there)
      found.push({ frame, control: place ? { ...control, box: moved(control.box, place) } : control });
  }
  return found;
};

export const handleOf = async (frame: Frame, index: number): Promise<ElementHandle | null> =>
  (await frame.evaluateHandle(`temoinProbe.element(${index})`)).asElement();

/** Presses a control as a visitor would; false where that cannot be done. */
export const press = async (frame: Frame, index: number): Promise<boolean> => {
  const handle = await handleOf(frame, index);
  if (!handle) return false;
  return handle.click({ timeout: 5_000 }).then(
    () => true,
    // Covered, moving or gone: a visitor could not press it either.
    () => false,
  );
};
