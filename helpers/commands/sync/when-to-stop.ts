import { environmentVariables } from '../../run/settings/environment';

/** Milliseconds: npm passes a signal on that the terminal has sent already, and is quicker than a person. */
const oneAndTheSame = 1_000;

/**
 * Aborted by SIGINT or SIGTERM; who sends another one later means now. The shell in which npm runs a script ends at SIGTERM,
 * and tells nobody: started by npm, the end of that shell is a signal as well.
 */
export function whenToStop(): AbortSignal {
  const stop = new AbortController();
  let first: number | undefined;
  for (const [signal, status] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
    process.on(signal, () => {
      first ??= performance.now();
      if (performance.now() - first > oneAndTheSame) process.exit(status);
      stop.abort();
    });
  }
  if (environmentVariables()['npm_lifecycle_event'] !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && stop.abort(), oneAndTheSame).unref();
  }
  return stop.signal;
}
