import { type ExportFolder, openFolder } from '../read-folder.ts';
import { writeOut } from './write-out.ts';

export interface FormatOptions {
  /** Of the texts, where a form has any of its own. */
  readonly language: 'fr' | 'en';
  /** Milliseconds since the epoch, to be printed as the day of making. Without it the same folder gives the same bytes. */
  readonly now?: number;
}

/** One form in which an export can be read elsewhere. */
export interface Format {
  readonly name: string;
  /** What its file is usually called. */
  readonly file: string;
  /**
   * Reads a finished export folder and writes `out`: a file, or a folder that takes it under its usual name. Memory does
   * not grow with the number of proofs. Rejects, and leaves `out` as it was, where the folder cannot be read, or where
   * `out` lies in it: then it would no longer be what its sums say.
   */
  write(folder: string, out: string, options: FormatOptions): Promise<void>;
}

export const defineFormat = (
  name: string,
  file: string,
  pieces: (folder: ExportFolder, options: FormatOptions) => AsyncIterable<string>,
): Format => ({
  name,
  file,
  write: async (folder, out, options) => writeOut(folder, out, file, pieces(openFolder(folder), options)),
});
