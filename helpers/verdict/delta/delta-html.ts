import type { BookPage } from '../../sample/changes/own-read';
import type { Settled } from '../../sample/changes/settled';
import { type Html, html, nothing } from '../reporters/allure/page/html';
import { shownValue as text, tablePage } from '../reporters/allure/page/table-page';
import { type Cell, countStandings, type DeltaLine, deltaLines } from './delta-lines';

/** As many as a browser shows at once. The last ones: a run's own rows are the newest. */
const mostRaw = 500;

/**
 * A chain of deltas as an HTML page of its own: each own row that came or was expected, what happened to it, its columns
 * before and after, and what was expected where that did not come; and below, everybody's changes as they came, as far as they
 * were kept: of a first read only our own are.
 */
export function deltaHtml(settled: Settled, title: string): string {
  const lines = deltaLines(settled);
  return tablePage(
    title,
    html`<p><b>${title}</b>: ${countStandings(lines)}.</p>
      ${lines.length === 0 ? nothing : lineTable(lines)} ${rawTable(settled.reads.flatMap(({ pages }) => pages))}`,
  );
}

function lineTable(lines: readonly DeltaLine[]): Html {
  const columns = [...new Set(lines.flatMap(({ cells }) => cells.map(({ column }) => column)))];
  return html`<table>
    <thead>
      <tr>
        <th>compared</th>
        <th>change</th>
        <th>sample_bookid</th>
        ${columns.map(column => html`<th>${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(line => lineOf(line, columns))}
    </tbody>
  </table>`;
}

function lineOf({ standing, change, id, cells }: DeltaLine, columns: readonly string[]): Html {
  const mood = standing === 'as expected' ? 'good' : standing === 'open' ? 'open' : 'bad';
  const values = columns.map(name => {
    const cell = cells.find(({ column }) => column === name);
    return html`<td>${cell === undefined ? nothing : valueOf(cell, change)}</td>`;
  });
  return html`<tr class="${mood}">
    <td>${standing}</td>
    <td>${change}</td>
    <td><code>${id}</code></td>
    ${values}
  </tr>`;
}

/** `before → after`, and what was expected where it is not what came. */
function valueOf({ before, came, expected }: Cell, change: DeltaLine['change']): Html {
  const wanted = expected === undefined ? nothing : html` <span class="want">expected: ${text(expected)}</span>`;
  if (change === 'deleted' && before !== undefined) return html`<del>${text(before)}</del>${wanted}`;
  if (came === undefined) return html`${before === undefined ? nothing : text(before)}${wanted}`;
  if (before === undefined || text(before) === text(came)) return html`${text(came)}${wanted}`;
  return html`<del>${text(before)}</del> → ${text(came)}${wanted}`;
}

/** Other people's rows are in a table too. */
function rawTable(pages: readonly BookPage[]): Html {
  const changes = pages.flatMap(page => page.changes);
  const shown = changes.slice(-mostRaw);
  const came = pages.reduce((sum, { size }) => sum + size, 0);
  const count = `${came} ${came === 1 ? 'change' : 'changes'} on ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}`;
  const rest = [
    ...(changes.length < came ? [`${changes.length} of them kept`] : []),
    ...(shown.length < changes.length ? [`the last ${shown.length} shown`] : []),
  ].map(words => `, ${words}`);
  return html`<details>
    <summary>As it came, of everybody's rows: ${count}${rest.join('')}</summary>
    <table>
      <tbody>
        ${shown.map(change =>
          change.type === 'deleted'
            ? html`<tr>
                <td>deleted</td>
                <td><code>${change.id}</code></td>
                <td>${change.reason}</td>
              </tr>`
            : html`<tr>
                <td>upserted</td>
                <td><code>${text(change.row.sample_bookid)}</code></td>
                <td><code>${JSON.stringify(change.row)}</code></td>
              </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
