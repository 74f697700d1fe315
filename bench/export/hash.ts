import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { filesBelow } from '../../src/export/sums.ts';

/** Plain SHA-256 over every byte of a folder, and nothing else: `hash.ts <folder>`. */
const [folder = ''] = process.argv.slice(2);
let bytes = 0;
const digest = createHash('sha256');
for (const path of filesBelow(folder))
  for await (const chunk of createReadStream(join(folder, path), { highWaterMark: 1 << 20 })) {
    digest.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
console.log(JSON.stringify({ bytes, digest: digest.digest('hex') }));
