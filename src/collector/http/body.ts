import { Refused } from './problem.ts';

const tooLarge = (limit: number) => new Refused(413, `More than ${limit} bytes.`);

/** Bytes of the body, as far as `limit`; a longer one is not read to its end. Throws 413. */
export const readBytes = async (request: Request, limit: number): Promise<Uint8Array> => {
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    if (Number(announced) > limit) throw tooLarge(limit);
    // HTTP holds the sender to the length that he announced; a request that was made here is measured below.
    const bytes = new Uint8Array(await readable(request.arrayBuffer()));
    if (bytes.length > limit) throw tooLarge(limit);
    return bytes;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await readable(reader?.read()); part && !part.done; part = await readable(reader?.read())) {
    length += part.value.length;
    if (length > limit) {
      // The sender is told by the answer; what it still sends is of no interest.
      await reader?.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
};

/** The body as text; bytes that are not UTF-8 are refused. Throws 400, 413. */
export const readText = async (request: Request, limit: number): Promise<string> => {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN);
  if (announced <= limit) {
    const text = await readable(request.text());
    if (text.length > limit) throw tooLarge(limit);
    // What stands for bytes that are no text: what would be kept is not what was sent.
    if (text.includes('\ufffd')) throw notText();
    return text;
  }
  const bytes = await readBytes(request, limit);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
};

const notText = () => new Refused(400, 'The body is not UTF-8.');

const readable = async <T>(reading: Promise<T> | undefined): Promise<T> => {
  try {
    return (await reading) as T;
  } catch {
    // The connection broke off, or the body was no body.
    throw new Refused(400, 'The body could not be read.');
  }
};
