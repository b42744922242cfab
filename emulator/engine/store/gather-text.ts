import { type TableDefinition } from '../tables/table-definition';
import { type ColumnValue } from '../values/row';

/** Characters. Longer text fills a place by itself. */
const longest = 1_000;

/**
 * Makes the text of a row anew, its id too, all of it at once, so that it lies side by side in memory. What an update leaves as it is
 * would stay where it was when the row was written before: in a large table that is far from everything else that was
 * updated, and a delta waits for each such place. Not what rows share, such as times.
 */
export function gatherText({ columns, primaryIdColumn }: TableDefinition, values: Map<string, ColumnValue>): void {
  const names: string[] = [];
  const texts: string[] = [];
  for (const [name, value] of values) {
    if (typeof value !== 'string' || value.length > longest) continue;
    const type = columns.get(name)?.type;
    if (type !== 'string' && type !== 'memo' && name !== primaryIdColumn) continue;
    names.push(name);
    texts.push(value);
  }
  // What is parsed is text of its own, one behind the other; and the same text: half a surrogate pair is escaped.
  const anew = JSON.parse(JSON.stringify(texts)) as readonly string[];
  for (const [n, name] of names.entries()) values.set(name, anew[n] ?? '');
}
