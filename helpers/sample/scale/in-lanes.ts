/**
 * Does one thing with each item, some at a time; `lane` is a number below `most`, which one act has at a time. Items are taken
 * when a lane is free for them. After the first error no other is begun, and it is thrown when those under way have ended.
 */
export async function inLanes<Item>(
  items: Iterable<Item>,
  most: number,
  act: (item: Item, lane: number) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const errors: unknown[] = [];
  const work = async (lane: number): Promise<void> => {
    while (errors.length === 0) {
      const next = rest.next();
      if (next.done === true) return;
      await act(next.value, lane).catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: most }, (_, lane) => work(lane)));
  if (errors.length > 0) throw errors[0];
}
