/** Does `act` for each item, at most `limit` at a time, in their order. Ends when all have ended, or with the first error. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  // One iterator for all of them: whoever is free takes the next item.
  const worker = async (): Promise<void> => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
