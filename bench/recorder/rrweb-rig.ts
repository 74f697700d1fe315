import { record } from '@rrweb/record';

/** rrweb as a site would run it, but for the sending: its events stay in memory. */
const events: unknown[] = [];

/** Every public option that keeps something back, at its strictest. */
const STRICT = {
  maskAllInputs: true,
  maskTextSelector: '*',
  maskInputFn: () => '***',
  maskTextFn: (text: string) => (text.trim() ? '***' : text),
  slimDOMOptions: 'all' as const,
  inlineStylesheet: false,
  recordCanvas: false,
  collectFonts: false,
  inlineImages: false,
};

export const start = async (strict: boolean): Promise<void> => {
  record({ ...(strict ? STRICT : {}), emit: (event) => void events.push(event) });
};

export const finish = async (): Promise<void> => {};

/** One event a line. */
export const recorded = (): string => events.map((event) => JSON.stringify(event)).join('\n');
