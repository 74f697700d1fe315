import { join } from 'node:path';
import process from 'node:process';
import { FORMATS } from '../../../src/export/formats/index.ts';

// A process of its own, so that its heap can be bounded: node --max-old-space-size=… write-forms.ts <folder> <out>
const [folder = '', out = ''] = process.argv.slice(2);
for (const format of FORMATS) {
  await format.write(folder, join(out, format.file), { language: 'fr' });
  console.log(format.name);
}
