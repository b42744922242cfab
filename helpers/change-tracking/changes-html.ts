import type { Change } from './change';

type Cells = readonly string[];

/** The changes as a Markdown table: what happened, to which row, and the columns asked for. */
export function changesTable<Row extends object>(
  changes: readonly Change<Row>[],
  idColumn: keyof Row & string,
  columns: readonly (keyof Row & string)[],
): string {
  const line = (cells: Cells): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const head = header(idColumn, columns);
  const ruler = `| ${head.map(() => '---').join(' | ')} |`;
  return [line(head), ruler, ...bodyRows(changes, idColumn, columns).map(line)].join('\n');
}

/** The same as an HTML page of its own, fit for a report's attachment. */
export function changesHtml<Row extends object>(
  changes: readonly Change<Row>[],
  idColumn: keyof Row & string,
  columns: readonly (keyof Row & string)[],
): string {
  const line = (tag: 'td' | 'th', cells: Cells): string =>
    `<tr>${cells.map(cell => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<!doctype html><meta charset="utf-8"><title>Entity changes</title>',
    '<style>body{font:14px sans-serif}table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:4px 8px;text-align:left}</style>',
    `<p>${changes.length} ${changes.length === 1 ? 'change' : 'changes'}</p>`,
    '<table>',
    `<thead>${line('th', header(idColumn, columns))}</thead>`,
    `<tbody>${bodyRows(changes, idColumn, columns)
      .map(cells => line('td', cells))
      .join('\n')}</tbody>`,
    '</table>',
  ].join('\n');
}

const header = (idColumn: string, columns: readonly string[]): Cells => ['change', idColumn, ...columns, 'reason'];

function bodyRows<Row extends object>(
  changes: readonly Change<Row>[],
  idColumn: keyof Row & string,
  columns: readonly (keyof Row & string)[],
): Cells[] {
  return changes.map(change =>
    change.type === 'deleted'
      ? ['deleted', change.id, ...columns.map(() => ''), change.reason]
      : ['upserted', asText(change.row[idColumn]), ...columns.map(column => asText(change.row[column])), ''],
  );
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const escapeMarkdown = (text: string): string =>
  text.replace(/[\\|<`*]/g, character => `\\${character}`).replace(/\s*\n\s*/g, ' ');

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, character => htmlEntities[character] ?? character);
