import { type FidelityEntry, fidelityParts } from './fidelity';

const titles = {
  webApi: 'Web API',
  organizationService: 'Organization Service',
  aspects: 'Everything else',
} as const;

/** Renders `docs/emulator.md`: what the emulator does, how far, and where it differs from Dataverse. */
export function renderFidelity(parts = fidelityParts()): string {
  const sections = [
    { title: titles.webApi, entries: parts.webApi },
    { title: titles.organizationService, entries: parts.organizationService },
    { title: titles.aspects, entries: parts.aspects },
  ];
  const all = sections.flatMap(({ entries }) => entries);
  const full = all.filter(({ fidelity }) => fidelity === 'full').length;
  const lines = [
    '# The emulator and Dataverse',
    '',
    `Every operation of the emulator, ${full} of ${all.length} as Dataverse does them as far as anybody knows, the others with what differs. What is not`,
    'listed answers 501 and says what is missing; a table that the emulator lacks answers 404, as one that an environment lacks. A running',
    'emulator shows the same list at `GET /_emulator/v1/fidelity`.',
    '',
    'This page is generated from the code that serves the requests: change that, then run `npm run emulator:docs`.',
    ...sections.flatMap(({ title, entries }) => ['', `## ${title}`, '', ...table(entries)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Padded, so that the formatter leaves it as it is. */
function table(entries: readonly FidelityEntry[]): string[] {
  const rows = entries.map(({ operation, fidelity, differs, evidence }) =>
    [code(operation), fidelity, differs === '' ? '–' : differs, source(evidence)].map(escape),
  );
  const header = ['operation', 'fidelity', 'what differs from Dataverse', 'evidence'];
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)];
}

const code = (text: string): string => `\`${text}\``;

const source = (evidence: string): string => (evidence.startsWith('https:') ? `[Learn](${evidence})` : evidence);

/** A bar would end the cell; stars, underscores and dollars outside of code mean something to Markdown. */
const escape = (cell: string): string => {
  const whole = cell.replaceAll('|', '\\|');
  return whole.startsWith('`') || whole.startsWith('[') ? whole : whole.replace(/([*_<])/g, '\\$1');
};
