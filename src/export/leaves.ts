import { type Entry, parseEntry } from '../proof/index.ts';
import { createMarks } from './marks.ts';
import { inScope, type Scope } from './scope.ts';
import type { TreeFiles } from './tree-files.ts';

/** What a log's entries ask of its export. */
export interface Leaves {
  add(lines: readonly string[]): void;
  /** Notices, and documents that entries name, each once, in their order. */
  readonly notices: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly manifests: ReadonlySet<string>;
  /** Must this entry's body be there? */
  wants(index: number): boolean;
}

/** Throws `Unsound` for an entry that nobody should have written. Three bits of memory an entry. */
export const readLeaves = (tree: TreeFiles, scope: Scope): Leaves => {
  const wanted = createMarks();
  const erased = createMarks();
  const notices = new Set<string>();
  const documents = new Set<string>();
  const manifests = new Set<string>();
  const read = (entry: Entry, index: number): void => {
    if (entry.kind === 'choice') {
      if (inScope(scope, entry)) wanted.add(index);
    } else if (entry.kind === 'notice') notices.add(entry.digest);
    else if (entry.kind === 'configuration' || entry.kind === 'import') documents.add(entry.digest);
    else if (entry.kind === 'evidence') manifests.add(entry.digest);
    else if (entry.kind === 'erasure') erased.add(entry.index);
  };
  const wants = (index: number) => wanted.has(index) && !erased.has(index);
  return {
    ...{ notices, documents, manifests, wants },
    add(lines) {
      for (const [at, line] of lines.entries()) read(parseEntry(line), tree.size + at);
      tree.add(lines);
    },
  };
};
