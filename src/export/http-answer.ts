export const MIB: number = 2 ** 20;

const tooLong = (most: number): Error => new Error(`an answer of more than ${most / MIB} MiB`);

/** An answer's bytes, counted as they come. Rejects at more than `most` of them. */
export const bytesIn = async (answer: Response, most: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by a throw cancels the answer.
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > most) throw tooLong(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/** Rejects bytes that are not UTF-8. */
export const textIn = async (answer: Response, most: number): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesIn(answer, most));

export const jsonIn = async (answer: Response, most: number): Promise<unknown> =>
  JSON.parse(await textIn(answer, most));

/**
 * An answer's lines as they come, each of at most `longest` characters. Throws a TypeError, as a broken connection
 * does, where the answer ends in the middle of a line.
 */
export async function* linesIn(answer: Response, longest: number): AsyncGenerator<readonly string[]> {
  let rest = '';
  const decoder = new TextDecoderStream('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of answer.body?.pipeThrough(decoder) ?? []) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() as string;
    if (rest.length > longest || lines.some(({ length }) => length > longest))
      throw new Error(`a line of more than ${longest / MIB} MiB`);
    if (lines.length) yield lines;
  }
  if (rest) throw new TypeError('the answer ended in the middle of a line');
}
