import type { LedgerData } from './ledger-data';
import { isAlive, processInWords } from './run-process';

/** `winding up`: its run has been ended, and a process of it still puts away what it made. */
export type Standing = 'under way' | 'winding up' | 'over';

/** Milliseconds after its last sign of life in which a run on another machine is taken to live. Clocks differ by minutes. */
const silence = 10 * 60_000;

/** Milliseconds between two signs of life of a run that has nothing else to write. */
export const beat = 30_000;

/**
 * Whether somebody still works at what a ledger records: whoever is not over is left alone. Its processes say so on their
 * own machine; elsewhere, or where a number alone says nothing, when it last lived. Ledgers of older versions know neither.
 */
export function standingOf({ processes, livedAt }: LedgerData): Standing {
  if (processes === undefined) return 'over';
  const isRecent = livedAt !== undefined && Date.now() - Date.parse(livedAt) < silence;
  if (isAlive(processes.run) ?? isRecent) return 'under way';
  return processes.workers.some(worker => isAlive(worker) ?? isRecent) ? 'winding up' : 'over';
}

/** `Run 0a1b2c3d is under way: process 4711 on ci-1, which last wrote at 2026-01-01T12:00:00Z.` */
export function standingInWords({ runId, processes, livedAt }: LedgerData): string {
  const who = processes === undefined ? '' : `: ${processInWords(processes.run)}`;
  const when = livedAt === undefined ? '' : `, which last wrote at ${livedAt.replace(/\.\d+/, '')}`;
  return `Run ${runId} is under way${who}${when}. It is left alone.`;
}
