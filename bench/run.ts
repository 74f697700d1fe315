import { benchBanner } from './banner/banner.ts';
await benchBanner(Number(process.argv[2] ?? 3));
