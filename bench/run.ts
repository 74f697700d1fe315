import { benchBanner } from './banner/banner.ts';
import { benchCollector } from './collector/collector.ts';
import { benchRecorder } from './recorder/recorder.ts';
const n = Number(process.argv[3] ?? 3);
if (process.argv[2] === 'banner') await benchBanner(n);
else if (process.argv[2] === 'recorder') await benchRecorder(n);
else await benchCollector(n);
