import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { PackedSolution } from './pack-solution';

const remedy = 'Run `npm run solution:pack` and commit the result.';

/** Says how the zip at `file` differs from what its source gives, and what to do; undefined when they are the same. */
export async function findDrift(file: string, packed: PackedSolution): Promise<string | undefined> {
  const committed = await readFile(file).catch(() => undefined);
  if (committed === undefined) return `${file} cannot be read. ${remedy}`;
  if (Buffer.compare(committed, packed.bytes) === 0) return undefined;
  return `${file} is not what its source gives: ${describeDrift(committed, packed.bytes)}. ${remedy}`;
}

function describeDrift(committed: Uint8Array, packed: Uint8Array): string {
  const before = unzipPackage(committed);
  const after = unzipPackage(packed);
  if (before === undefined || after === undefined) return 'it is not a zip';
  for (const name of new Set([...Object.keys(after), ...Object.keys(before)])) {
    const line = firstPartDifference(before[name], after[name]);
    if (line !== undefined) return `${name} differs from line ${line} on`;
  }
  return 'the parts are the same, but not the bytes of the zip around them';
}

function unzipPackage(bytes: Uint8Array): Record<string, Uint8Array | undefined> | undefined {
  try {
    return unzipSync(bytes);
  } catch {
    return undefined;
  }
}

/** The number of the first line that differs, from 1. */
function firstPartDifference(before: Uint8Array | undefined, after: Uint8Array | undefined): number | undefined {
  if (before === undefined || after === undefined) return 1;
  if (Buffer.compare(before, after) === 0) return undefined;
  const [left, right] = [strFromU8(before).split('\n'), strFromU8(after).split('\n')];
  return left.findIndex((text, index) => text !== right[index]) + 1 || left.length + 1;
}
