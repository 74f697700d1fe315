import { run } from './run.mjs';

const programs = ['tsconfig.dom.json', 'tsconfig.node.json', 'tsconfig.test.json'];
let sound = true;
for (const program of programs) {
  if (!(await run('tsc', ['-p', program]))) {
    console.error(`temoin: types do not hold in ${program}`);
    sound = false;
  }
}
process.exitCode = sound ? 0 : 1;
