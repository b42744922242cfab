const mostPages = 40;

/**
 * How many rows a page may hold so that several pages come and a walk through a whole table, which other people's rows
 * may fill, takes some forty requests at most. `pages` are those of a read of that table; `least` is the size for a
 * small one.
 */
export function smallPageSize(pages: readonly { readonly size: number }[], least = 2): number {
  const rows = pages.reduce((sum, { size }) => sum + size, 0);
  return Math.max(least, Math.ceil(rows / mostPages));
}
