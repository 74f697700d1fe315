/** Gzip of UTF-8 text; the text itself where the browser has no `CompressionStream`. */
export const gzip = async (text: string): Promise<Uint8Array<ArrayBuffer> | string> => {
  if (typeof CompressionStream !== 'function') return text;
  // Piping through never ends in a page that hides: the two ends of the stream are used directly.
  const { writable, readable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  writer.write(new TextEncoder().encode(text));
  writer.close();
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let part = await reader.read(); part.value; part = await reader.read()) chunks.push(part.value);
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
