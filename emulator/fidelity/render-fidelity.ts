import { fidelity } from './fidelity';
import { type FidelityEntry } from '../protocols/web-api/front/operation';

/** Renders `docs/emulator.md`: what the emulator does, how far, and where it differs from Dataverse. */
export function renderFidelity(entries = fidelity()): string {
  const full = entries.filter(isFull).length;
  const lines = [
    '# The emulator and Dataverse',
    '',
    `Every operation of the emulator: ${full} of ${entries.length} as Dataverse does them as far as anybody knows, the others with what differs. What is not`,
    'listed answers 501 and says what is missing; a table that the emulator lacks answers 404, as one that an environment lacks. A running',
    'emulator shows the same list at `GET /_emulator/v1/fidelity`.',
    '',
    'This page is generated from the code that serves the requests: change that, then run `npm run emulator:docs`.',
    ...byArea(entries).flatMap(([area, served]) => ['', `## ${area}`, ...served.flatMap(section)]),
  ];
  return `${lines.join('\n')}\n`;
}

const begin = '<!-- fidelity: written by npm run emulator:docs -->';
const end = '<!-- /fidelity -->';

/** The README with its table of operations, an area a row, made anew. Throws when the place for it is not there. */
export function withFidelityTable(readme: string, entries = fidelity()): string {
  const start = readme.indexOf(begin);
  const stop = readme.indexOf(end);
  if (start < 0 || stop < start) throw new Error(`The README has no place for the table: ${begin} … ${end}`);
  return `${readme.slice(0, start)}${[begin, '', ...summary(entries), '', ''].join('\n')}${readme.slice(stop)}`;
}

function byArea(entries: readonly FidelityEntry[]): [string, FidelityEntry[]][] {
  const areas = new Map<string, FidelityEntry[]>();
  for (const entry of entries) areas.set(entry.area, [...(areas.get(entry.area) ?? []), entry]);
  return [...areas];
}

const isFull = ({ fidelity: level }: FidelityEntry): boolean => level === 'full';

const section = ({ operation, fidelity: level, differs, evidence }: FidelityEntry): string[] => [
  '',
  `### ${code(operation)}`,
  '',
  `**${level}**, ${evidence.startsWith('https:') ? `[Learn](${evidence})` : evidence}`,
  ...(differs === '' ? [] : ['', escape(differs)]),
];

/** Left as it is by the formatter, which would pad every line to the longest. */
function summary(entries: readonly FidelityEntry[]): string[] {
  const listed = (some: readonly FidelityEntry[]): string =>
    some.map(({ operation }) => code(operation).replaceAll('|', '\\|')).join(', ') || '–';
  const rows = byArea(entries).map(([area, served]) => [
    `[${area}](docs/emulator.md#${area.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')})`,
    listed(served.filter(isFull)),
    listed(served.filter(entry => !isFull(entry))),
  ]);
  const header = ['area', 'as Dataverse does it, as far as anybody knows', 'with the differences that the page names'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return ['<!-- prettier-ignore -->', line(header), line(header.map(() => '---')), ...rows.map(line)];
}

const code = (text: string): string => `\`${text}\``;

/** Stars, underscores and angle brackets mean something to Markdown. */
const escape = (text: string): string => text.replace(/([*_<])/g, '\\$1');
