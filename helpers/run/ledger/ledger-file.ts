import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LedgerError } from '../../dataverse/errors';
import { currentSchemaVersion, type LedgerData, ledgerSchema } from './ledger-data';

/** The name of a ledger in its run's folder. */
export const ledgerName = 'ledger.json';

/** Reads a ledger. Undefined when there is no such file. Throws LedgerError when it is another version, or damaged. */
export function readLedgerFile(file: string): LedgerData | undefined {
  const text = readLedgerTextIfThere(file);
  if (text === undefined) return undefined;
  const value = parseLedgerJson(file, text);
  const version = z.looseObject({ schemaVersion: z.number() }).safeParse(value).data?.schemaVersion;
  if (version !== undefined && version !== currentSchemaVersion) throw ledgerOfOtherVersion(file, version);

  const ledger = ledgerSchema.safeParse(value);
  if (!ledger.success) throw unreadableLedger(file, z.prettifyError(ledger.error));
  return ledger.data;
}

/** Replaces the file in one step: a reader, or a kill in the middle, meets the old ledger or the new one. */
export function writeLedgerFile(file: string, data: LedgerData): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, `${JSON.stringify(data, null, 2)}\n`, { flush: true });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true, recursive: true });
    throw new LedgerError(
      `The run's ledger ${file} cannot be written.`,
      'make the reports folder writable. Without its ledger a run could not clean up after itself.',
      { cause: error },
    );
  }
}

function readLedgerTextIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // ENOTDIR: among the folders of the runs is a file, which a file manager left there.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw new LedgerError(`The ledger ${file} cannot be read.`, 'make the reports folder readable.', { cause: error });
  }
}

function parseLedgerJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadableLedger(file, error instanceof Error ? error.message : String(error), error);
  }
}

const ledgerOfOtherVersion = (file: string, version: number): LedgerError =>
  new LedgerError(
    `The ledger ${file} has schema version ${version}, and this suite reads version ${currentSchemaVersion}.`,
    'finish that run with `npm run cleanup` of the suite that wrote it. Remove the file when nothing is left to clean up.',
  );

const unreadableLedger = (file: string, why: string, cause?: unknown): LedgerError =>
  new LedgerError(
    `The ledger ${file} is damaged:\n${why}`,
    'look in the environment for what that run left (`npm run cleanup -- --solution` removes the solution), then remove the file.',
    { cause },
  );
