import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { type PackageLimits } from './limits';
import { badSolutionZip, inflatedSolutionTooLarge } from '../../solution-faults';
import { type TakeTurns } from '../take-turns';
import { type ZipEntry } from './zip-directory';

const chunkSize = 16 * 1024;

/** What all entries of one package have used so far. */
export type InflationBudget = { used: number; readonly zipBytes: number; readonly limits: PackageLimits };

/**
 * Inflates one entry piece by piece and counts what comes out, so that a bomb is stopped by its output and not by the
 * sizes it declares. Refuses with 0x80048499 (too much) or 0x80048060 (damaged: wrong size or checksum).
 *
 * @param keep false for parts nobody reads: they are checked, and not kept in memory.
 */
export async function inflateEntry(
  entry: ZipEntry,
  budget: InflationBudget,
  keep: boolean,
  takeTurns: TakeTurns,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let crc = 0;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    budget.used += piece.length;
    checkInflationBudget(entry, size, budget);
    crc = crc32(piece, crc);
    if (keep) pieces.push(piece);
  };
  if (entry.method === 0) take(entry.compressed);
  else await inflateInPieces(entry, take, takeTurns);
  if (size !== entry.size) throw badSolutionZip(`'${entry.name}' has ${size} bytes, but declares ${entry.size}.`);
  if (crc !== entry.crc) throw badSolutionZip(`'${entry.name}' is damaged: its checksum differs.`);
  return Buffer.concat(pieces);
}

async function inflateInPieces(
  entry: ZipEntry,
  take: (piece: Uint8Array) => void,
  takeTurns: TakeTurns,
): Promise<void> {
  let refusal: unknown;
  const stream = new Inflate(piece => {
    try {
      take(piece);
    } catch (error) {
      refusal = error;
      throw error;
    }
  });
  try {
    for (let at = 0; at < entry.compressed.length; at += chunkSize) {
      stream.push(entry.compressed.subarray(at, at + chunkSize), at + chunkSize >= entry.compressed.length);
      await takeTurns();
    }
  } catch (error) {
    if (refusal !== undefined) throw error;
    throw badSolutionZip(
      `'${entry.name}' cannot be inflated: ${error instanceof Error ? error.message : 'damaged data'}.`,
    );
  }
}

function checkInflationBudget(entry: ZipEntry, size: number, { used, zipBytes, limits }: InflationBudget): void {
  if (size > limits.entryBytes)
    throw inflatedSolutionTooLarge(`'${entry.name}' holds more than ${limits.entryBytes} bytes.`);
  if (used > limits.inflatedBytes)
    throw inflatedSolutionTooLarge(`the package holds more than ${limits.inflatedBytes} bytes.`);
  if (used > limits.ratioFreeBytes && used > zipBytes * limits.ratio) {
    throw inflatedSolutionTooLarge(
      `the package grows more than ${limits.ratio} times, the last of it in '${entry.name}'.`,
    );
  }
}
