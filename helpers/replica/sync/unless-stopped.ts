/** What comes; undefined where it is asked to stop before. What comes after that, nobody is told. */
export async function unlessStopped<T>(coming: Promise<T>, stop: AbortSignal | undefined): Promise<T | undefined> {
  if (stop === undefined) return coming;
  const { promise: stopped, resolve } = deferred();
  if (stop.aborted) resolve();
  stop.addEventListener('abort', resolve, { once: true });
  try {
    // In this order: where both are there already, it is to stop.
    return await Promise.race([stopped, coming]);
  } finally {
    stop.removeEventListener('abort', resolve);
  }
}

function deferred(): { readonly promise: Promise<undefined>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<undefined>(done => (resolve = () => done(undefined)));
  return { promise, resolve };
}
