import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the project keeps its solution's source and the zip made from it. */
export const solutionsFolder = path.resolve(__dirname, '../../../../solutions');
export const sourceFolder = path.join(solutionsFolder, 'ChangeTrackingSample');

/** A throw-away copy of the solution's source, for tests that change it. */
export type SourceCopy = {
  readonly folder: string;
  /** Replaces text in one file. Throws when the text is not there: the test would prove nothing. */
  edit: (file: string, before: string | RegExp, after: string) => Promise<void>;
  write: (file: string, text: string) => Promise<void>;
  remove: (file: string) => Promise<void>;
  copy: (from: string, to: string) => Promise<void>;
};

/** Hands a copy of the source to `act` and removes it afterwards. */
export async function withSourceCopy<T>(act: (source: SourceCopy) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'solution-source-'));
  const at = (file: string): string => path.join(folder, file);
  try {
    await cp(sourceFolder, folder, { recursive: true });
    return await act({
      folder,
      edit: async (file, before, after) => {
        const text = await readFile(at(file), 'utf8');
        const edited = text.replaceAll(before, after);
        if (edited === text) throw new Error(`${file} does not hold ${String(before)}.`);
        await writeFile(at(file), edited);
      },
      write: (file, text) => writeFile(at(file), text),
      remove: file => rm(at(file), { recursive: true }),
      copy: (from, to) => cp(at(from), at(to), { recursive: true }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
