/** Each hand does one item after the other, in their order, until none is left. Ends when all have ended, or with the first error. */
export async function inParallel<Item, Hand>(
  items: readonly Item[],
  hands: readonly Hand[],
  act: (item: Item, hand: Hand) => Promise<void>,
): Promise<void> {
  const left = items.values();
  // One iterator for all of them: whoever is free takes the next item.
  const work = async (hand: Hand): Promise<void> => {
    for (const item of left) await act(item, hand);
  };
  await Promise.all(hands.map(work));
}
