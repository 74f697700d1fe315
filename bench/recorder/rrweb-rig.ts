import { record } from '@rrweb/record';

const lines: string[] = [];

/** Packed and sent as ours is. */
const send = async (): Promise<void> => {
  const text = new Blob([`${lines.splice(0).join('\n')}\n`]);
  const body = await new Response(text.stream().pipeThrough(new CompressionStream('gzip'))).blob();
  await fetch('/rrweb', { method: 'POST', body });
};

export const startWith = async (masking: Parameters<typeof record>[0]): Promise<void> => {
  record({ ...masking, emit: (event: unknown) => void lines.push(JSON.stringify(event)) });
  setTimeout(send, 2000);
};

export const finish = send;
