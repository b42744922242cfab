import type { TableSync } from '../../replica/sync/sync-table';
import type { BookRow } from '../../sample/books';
import { type Html, html } from '../reporters/allure/page/html';
import { shownValue, tablePage } from '../reporters/allure/page/table-page';

/** What holds rows, in words for a heading: `the external system`. */
export type Holder = { readonly name: string; readonly rows: readonly BookRow[] };

/** What two hold side by side, row by row, as an HTML page of its own; below, how the copies were brought up to date. */
export function copyHtml(title: string, [left, right]: readonly [Holder, Holder], syncs: readonly TableSync[]): string {
  const lines = pairsOf(left.rows, right.rows);
  const differing = lines.filter(({ isAlike }) => !isAlike).length;
  return tablePage(
    title,
    html`<p>
        <b>${title}</b>: ${countRows(lines.length)}, ${differing === 0 ? 'all alike' : `${differing} not alike`}.
      </p>
      <table>
        <thead>
          <tr>
            <th>compared</th>
            <th>sample_bookcode</th>
            <th>${left.name} holds</th>
            <th>${right.name} holds</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(lineOf)}
        </tbody>
      </table>
      <ul>
        ${syncs.map(so => html`<li>${describeSync(so)}</li>`)}
      </ul>`,
  );
}

/** One read of a table, in words. */
export function describeSync({ reading, told, written, removed, pages }: TableSync): string {
  const what = reading === 'full' ? 'Every row of the table was read' : "What had changed of everybody's rows was read";
  return `${what}, on ${pages} ${pages === 1 ? 'page' : 'pages'}: ${told} came, ${written} were written, ${removed} removed.`;
}

type Pair = {
  readonly code: string;
  readonly left: BookRow | undefined;
  readonly right: BookRow | undefined;
  readonly isAlike: boolean;
};

/** What differs stands first. */
function pairsOf(left: readonly BookRow[], right: readonly BookRow[]): readonly Pair[] {
  const ids = [...new Set([...left, ...right].map(row => row.sample_bookid))];
  const find = (rows: readonly BookRow[], id: string) => rows.find(row => row.sample_bookid === id);
  const pairs = ids.map((id): Pair => {
    const [held, meant] = [find(left, id), find(right, id)];
    const code = meant?.sample_bookcode ?? held?.sample_bookcode ?? id;
    return { code, left: held, right: meant, isAlike: valuesIn(held) === valuesIn(meant) };
  });
  return pairs.toSorted(
    (a, b) => Number(a.isAlike) - Number(b.isAlike) || a.code.localeCompare(b.code, 'en', { numeric: true }),
  );
}

const valuesIn = (row: BookRow | undefined): string | undefined =>
  row && [row.sample_name, row.sample_bookcode, row.sample_author].map(shownValue).join(' | ');

const lineOf = ({ code, left, right, isAlike }: Pair): Html =>
  html`<tr class="${isAlike ? 'good' : 'bad'}">
    <td>${isAlike ? 'alike' : 'not alike'}</td>
    <td>${code}</td>
    <td>${shownRow(left)}</td>
    <td>${shownRow(right)}</td>
  </tr>`;

const shownRow = (row: BookRow | undefined): string =>
  row === undefined ? 'no such row' : [row.sample_name, row.sample_author].map(shownValue).join(', ');

const countRows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
