import { benchBanner } from './banner/banner.ts';
import { benchRecorder } from './recorder/recorder.ts';
if (process.argv[2] === 'banner') await benchBanner(Number(process.argv[3] ?? 3));
else await benchRecorder(Number(process.argv[3] ?? 3));
