import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file in one step: who looks at it sees the old text or the new one, never a half. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
