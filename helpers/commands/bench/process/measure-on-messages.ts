/** What doing a thing once took. */
export type Taken = {
  /** How many rows it was done with. */
  readonly rows: number;
  /** By the clock. */
  readonly milliseconds: number;
  /** Of processors, in milliseconds. */
  readonly processor: number;
  /** The most memory that the process ever held, in megabytes. */
  readonly peakMegabytes: number;
};

/**
 * Makes this process one that is measured: each message of its parent has the thing done once, and is answered with what it
 * took. Its end is its parent's, or an error. `act` says how many rows it was done with.
 */
export function measureOnMessages(act: () => Promise<number>): void {
  process.on('message', () => {
    measured(act).then(
      taken => process.send?.(taken),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

async function measured(act: () => Promise<number>): Promise<Taken> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const rows = await act();
  const { user, system } = process.cpuUsage(before);
  return {
    rows,
    milliseconds: performance.now() - started,
    processor: (user + system) / 1_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}
