import type { CatalogueEntry } from './describe-catalogue';

const columns: readonly (readonly [string, (entry: CatalogueEntry) => string])[] = [
  ['id', ({ id }) => id],
  ['area', ({ area }) => area],
  ['level', ({ level }) => level],
  ['groundwork', ({ groundwork }) => (groundwork ? 'yes' : 'no')],
  ['requirement', ({ statement }) => statement],
  ['source', ({ source }) => ('url' in source ? source.title : `recorded ${source.recorded}`)],
  ['url', ({ source }) => ('url' in source ? source.url : '')],
  ['needs', ({ preconditions }) => preconditions.join('; ')],
  ['profiles', ({ profiles }) => profiles.join('; ')],
  ['tests', ({ tests }) => tests.map(({ file, title }) => `${file}: ${title}`).join('; ')],
  ['untested because', ({ untested }) => untested ?? ''],
];

/** The catalogue as comma-separated values with a line of names (RFC 4180, with the line ends of the repository). */
export const renderCsv = (entries: readonly CatalogueEntry[]): string =>
  [columns.map(([name]) => name), ...entries.map(entry => columns.map(([, cell]) => cell(entry)))]
    .map(cells => `${cells.map(csvCell).join(',')}\n`)
    .join('');

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
