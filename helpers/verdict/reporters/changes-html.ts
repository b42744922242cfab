import type { Change } from '../../dataverse/change-feed/change';
import { escapeHtml } from '../escape-html';

type Cells = readonly string[];

/** As many as a browser shows at once. The last ones: a run's own rows are the newest. */
const mostRows = 500;

/** The changes as an HTML page of its own, fit for a report's attachment: what happened, to which row, which values. */
export function changesHtml<Row extends object>(
  changes: readonly Change<Row>[],
  idColumn: keyof Row & string,
  columns: readonly (keyof Row & string)[],
): string {
  const shown = changes.slice(-mostRows);
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  const line = (tag: 'td' | 'th', cells: Cells): string =>
    `<tr>${cells.map(cell => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<!doctype html><meta charset="utf-8"><title>Entity changes</title>',
    '<style>body{font:14px sans-serif}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:4px 8px;text-align:left}</style>',
    `<p>${count}${shown.length < changes.length ? `, the last ${shown.length} of them` : ''}</p>`,
    '<table>',
    `<thead>${line('th', ['change', idColumn, ...columns, 'reason'])}</thead>`,
    `<tbody>${shown.map(change => line('td', changeCellsOf(change, idColumn, columns))).join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}

function changeCellsOf<Row extends object>(
  change: Change<Row>,
  idColumn: keyof Row & string,
  columns: readonly (keyof Row & string)[],
): Cells {
  if (change.type === 'deleted') return ['deleted', change.id, ...columns.map(() => ''), change.reason];
  return ['upserted', cellText(change.row[idColumn]), ...columns.map(column => cellText(change.row[column])), ''];
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
