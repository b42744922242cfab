/** When a run is hit: as soon as it has written its ledger so often, or a file of this name. */
export type Moment = { readonly note: number } | { readonly file: string };

/** How a run is ended from without: what hits whom, and how often. */
export type Blow = {
  readonly fault: string;
  readonly signal: NodeJS.Signals | 'full disk' | 'read-only disk';
  /** All its processes, as a power cut or Ctrl-C does; or the command alone; or the one that runs the tests. */
  readonly whom: 'all' | 'verify' | 'runner';
  readonly times: 1 | 2;
};

/** What `npm test` has time for. */
export const commonBlows: readonly Blow[] = [
  { fault: 'all processes of a run are killed (SIGKILL)', signal: 'SIGKILL', whom: 'all', times: 1 },
  { fault: 'the run is asked to end (SIGTERM)', signal: 'SIGTERM', whom: 'verify', times: 1 },
  { fault: 'the process that runs the tests is killed (SIGKILL)', signal: 'SIGKILL', whom: 'runner', times: 1 },
  { fault: 'Ctrl-C twice', signal: 'SIGINT', whom: 'all', times: 2 },
];

export const allBlows: readonly Blow[] = [
  ...commonBlows,
  { fault: 'the command alone is killed (SIGKILL), and its run goes on', signal: 'SIGKILL', whom: 'verify', times: 1 },
  { fault: 'Ctrl-C', signal: 'SIGINT', whom: 'all', times: 1 },
];

/** What fills its disk, and leaves it to itself. */
export const fullDisk: Blow = {
  fault: 'the disk is full in the midst of a run',
  signal: 'full disk',
  whom: 'all',
  times: 1,
};

/** What makes its disk read-only, and leaves it to itself. */
export const readOnlyDisk: Blow = {
  fault: 'the reports folder becomes read-only in the midst of a run',
  signal: 'read-only disk',
  whom: 'all',
  times: 1,
};

/** How often a whole run of the profile smoke writes its ledger, at least. */
const notesOfARun = 22;

/** Moments from the first note to the last, and now and then one in which the report is made. The same for the same seed. */
export function* momentsOf(random: () => number): Generator<Moment, never> {
  for (;;) yield random() < 0.1 ? { file: 'verdict.json' } : { note: 1 + Math.floor(random() * notesOfARun) };
}
