/** As many ids as a sentence bears. */
export const mostListed = 8;

/** Ids in a sentence; of more than it bears the first ones, and how many more there are: a table has them all. */
export const shortList = (ids: readonly string[]): string =>
  ids.length <= mostListed ? ids.join(', ') : `${ids.slice(0, 6).join(', ')} and ${ids.length - 6} more`;
