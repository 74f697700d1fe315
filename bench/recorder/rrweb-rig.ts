import { record } from '@rrweb/record';

/** How it is run: as it comes or at its strictest, its events left in memory or packed and sent as ours are. */
export interface RrwebMode {
  readonly strict?: boolean;
  readonly sends?: boolean;
}

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

const events: unknown[] = [];
const lines: string[] = [];
let sends = false;

const send = async (): Promise<void> => {
  const text = new Blob([`${lines.splice(0).join('\n')}\n`]);
  const body = await new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  await fetch('/rrweb', { method: 'POST', body });
};

export const start = async (mode: RrwebMode): Promise<void> => {
  sends = mode.sends ?? false;
  const emit = sends
    ? (event: unknown) => void lines.push(JSON.stringify(event))
    : (event: unknown) => void events.push(event);
  record({ ...(mode.strict ? STRICT : {}), emit });
  if (sends) setTimeout(send, 2000);
};

export const finish = async (): Promise<void> => {
  if (sends) await send();
};

/** What was left in memory, one event a line. */
export const recorded = (): string => events.map((event) => JSON.stringify(event)).join('\n');
