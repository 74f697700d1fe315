import type { CreateHost } from './adapters/cmp/host.ts';
import { hosting } from './adapters/cmp/hosting.ts';

/** What joins a platform that asks beside us: the adapter lies beside this file. */
export const createHost: CreateHost = async (parts) => {
  const { cmp } = Object(parts.configuration.ask);
  return hosting((await import(/* @vite-ignore */ `./cmp/${cmp}.js`)).cmp, parts);
};

/** For the adapters, which are fetched after this. */
export {
  found,
  hear,
  isRobot,
  known,
  lookOut,
  recorded,
  SIGNS,
  safely,
  standing,
  unanswered,
  watched,
} from './adapters/cmp/beside.ts';
export { cookieOf } from './adapters/cmp/cookie-of.ts';
