import { checkSync } from 'recheck';
import type { Expression } from './expressions-in';

/** The text that an expression takes more than a time that grows with its length for; undefined where there is none. */
export function attackOn({ source, flags, place }: Expression): string | undefined {
  const found = checkSync(asShort(source), flags, { timeout: 20_000, randomSeed: 1 });
  if (found.status === 'safe') return undefined;
  if (found.status === 'unknown') return `${place} /${source}/${flags}: nobody knows`;
  // The checker guesses at some expressions: what it names is tried.
  const textOf = (times: number): string =>
    found.attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + found.attack.suffix;
  const blocks = growsFasterThanLength(times => new RegExp(source, flags)[Symbol.replace](textOf(times), ''));
  return blocks ? `${place} /${source}/${flags}: ${found.attack.pattern}` : undefined;
}

/** What is repeated 400 times is as hard as four times, and one of many names as one of two: the checker is done sooner. */
const asShort = (source: string): string =>
  source
    .replace(/\{\d{2,},/g, '{4,')
    .replace(/\((?:\?:)?\w+\|\w+(?=(?:\|\w+)+\))[^)]*/g, names => names.split('|', 2).join('|'));

/** As often as it is looked again whether work really takes so long, before that is said. */
const looks = 4;

/**
 * Whether work takes much more than four times as long where there is four times as much of it, each time that it is done. Of
 * the processor's time, which is the same on a busy machine; what takes no time at all is not told apart.
 */
export function growsFasterThanLength(work: (times: number) => unknown, times = 4_000): boolean {
  const noticeable = 30_000;
  // Once it may have been the engine, which clears its memory when it likes.
  return Array.from({ length: looks }).every(() => {
    const [short, long] = [timeOf(() => work(times)), timeOf(() => work(4 * times))];
    return long > noticeable && long > 8 * Math.max(short, 1_000);
  });
}

/** Microseconds. */
function timeOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
