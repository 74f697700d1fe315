import { fullstory } from './fullstory.facts.ts';
import type { VendorDriver } from './vendor.ts';

type Call = (name: string, given?: unknown, source?: unknown, ...rest: unknown[]) => unknown;

/** `FS`: a queue until its script has run; the methods are those of its older interface. */
export type Fullstory = Call & { q?: unknown[]; _api?: Call; shutdown?(): void; restart?(): void };

type FullstoryPage = Record<string, unknown> & { _fs_namespace?: string };

const call = (fs: Fullstory, name: 'shutdown' | 'restart') => (fs[name] ? fs[name]() : fs(name));

export const fullstoryDriver: VendorDriver<Fullstory> = {
  load({ page, settings, script }) {
    const src = 'edge.fullstory.com/s/fs.js';
    const at = page as unknown as FullstoryPage;
    Object.assign(at, {
      _fs_host: 'fullstory.com',
      _fs_script: src,
      _fs_org: settings.id,
      _fs_namespace: 'FS',
    });
    const queue: unknown[] = [];
    const fs: Fullstory = Object.assign(
      (name: string, given?: unknown, source?: unknown) => {
        // Name, what is given, where from, the two ends of a promise, version of the interface.
        const entry = [name, given, source, undefined, undefined, 2] as const;
        return fs._api ? fs._api(...entry) : void queue.push(entry);
      },
      { q: queue },
    );
    at['FS'] ??= fs;
    return script(`https://${src}`);
  },
  find(page) {
    const at = page as unknown as FullstoryPage;
    return at[at._fs_namespace ?? 'FS'] as Fullstory | undefined;
  },
  stop: (fs) => void call(fs, 'shutdown'),
  again: (fs) => void call(fs, 'restart'),
};

export { fullstory as facts, fullstoryDriver as driver };
