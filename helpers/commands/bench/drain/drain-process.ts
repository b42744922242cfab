import { z } from 'zod';
import { contestants, type ContestantName } from './contestants/all';

// A process of one contestant: each message asks for one drain, and is answered with what it took. Its end is its parent's.

const told = z.object({
  name: z.custom<ContestantName>(name => typeof name === 'string' && Object.hasOwn(contestants, name)),
  ground: z.object({ url: z.string(), caFile: z.string(), token: z.string(), pageSize: z.number() }),
});

/** What one drain took. */
export type Drained = {
  readonly rows: number;
  /** By the clock. */
  readonly milliseconds: number;
  /** Of processors, in milliseconds. */
  readonly processor: number;
  /** The most memory that the process ever held, in megabytes. */
  readonly peakMegabytes: number;
};

const { name, ground } = told.parse(JSON.parse(process.argv[2] ?? ''));
const drain = contestants[name](ground);

async function measured(): Promise<Drained> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const rows = await drain();
  const { user, system } = process.cpuUsage(before);
  return {
    rows,
    milliseconds: performance.now() - started,
    processor: (user + system) / 1_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}

process.on('message', () => {
  measured().then(
    drained => process.send?.(drained),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
