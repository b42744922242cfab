import { setTimeout as sleep } from 'node:timers/promises';

/** What `work` comes to, or undefined when it takes longer than so many milliseconds. It goes on, and is not heard. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const ended = new AbortController();
  work.catch(() => undefined);
  try {
    return await Promise.race([work, sleep(milliseconds, undefined, { signal: ended.signal })]);
  } finally {
    ended.abort();
  }
}
