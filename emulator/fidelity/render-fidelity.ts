import { type FidelityEntry } from '../operations/fidelity';
import { fidelity } from './fidelity';

/** Renders `docs/emulator.md`: what the emulator does, how far, and where it differs from Dataverse. */
export function renderFidelity(entries = fidelity()): string {
  const full = entries.filter(isFull).length;
  const lines = [
    '# The emulator and Dataverse',
    '',
    `Every operation of the emulator: ${full} of ${entries.length} as Dataverse does them as far as anybody knows, the others with what differs. What is not`,
    'listed answers 501 and says what is missing; a table that the emulator lacks answers 404, like one that an environment lacks. **Not',
    'served** is what Dataverse does and the emulator refuses or does without; **different** is what it does in another way; **inferred** is',
    'what is neither documented nor recorded. A running emulator shows the same list at `GET /_emulator/v1/fidelity`.',
    '',
    'This page is generated from the code that serves the requests: change that, then run `npm run emulator:docs`.',
    ...byArea(entries).flatMap(([area, served]) => ['', `## ${area}`, ...served.flatMap(section)]),
  ];
  return `${lines.join('\n')}\n`;
}

const begin = '<!-- fidelity: written by npm run emulator:docs -->';
const end = '<!-- /fidelity -->';

/** The README with its count of operations, an area a row, made anew. Throws when the README has no place for it. */
export function withFidelityTable(readme: string, entries = fidelity()): string {
  const start = readme.indexOf(begin);
  const stop = readme.indexOf(end);
  if (start < 0 || stop < start) throw new Error(`The README has no place for the table: ${begin} … ${end}`);
  return `${readme.slice(0, start)}${[begin, '', ...countTable(entries), '', ''].join('\n')}${readme.slice(stop)}`;
}

function byArea(entries: readonly FidelityEntry[]): [string, FidelityEntry[]][] {
  const areas = new Map<string, FidelityEntry[]>();
  for (const entry of entries) areas.set(entry.area, [...(areas.get(entry.area) ?? []), entry]);
  return [...areas];
}

const isFull = ({ fidelity: level }: FidelityEntry): boolean => level === 'full';

const section = ({ operation, fidelity: level, differs, evidence }: FidelityEntry): string[] => [
  '',
  `### \`${operation}\``,
  '',
  `**${level}**, ${evidence.startsWith('https:') ? `[Learn](${evidence})` : evidence}`,
  ...bullets('Not served', differs.notServed),
  ...bullets('Different', differs.differs),
  ...bullets('Inferred', differs.inferred),
];

const bullets = (title: string, statements: readonly string[]): string[] =>
  statements.length === 0 ? [] : ['', `${title}:`, '', ...statements.map(statement => `- ${escape(statement)}`)];

/** Not padded to the widest cell, so that a new operation changes one line. */
function countTable(entries: readonly FidelityEntry[]): string[] {
  const rows = byArea(entries).map(([area, served]) => [
    `[${area}](docs/emulator.md#${area.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')})`,
    ...counts(served),
  ]);
  const header = ['area', 'operations', 'full', 'partial', 'inferred statements'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(header.map((_, column) => (column === 0 ? '---' : '--:')));
  return ['<!-- prettier-ignore -->', line(header), rule, ...[...rows, ['all', ...counts(entries)]].map(line)];
}

function counts(entries: readonly FidelityEntry[]): string[] {
  const full = entries.filter(isFull).length;
  const inferred = entries.flatMap(({ differs }) => differs.inferred).length;
  return [entries.length, full, entries.length - full, inferred].map(String);
}

/** Stars, underscores and angle brackets mean something to Markdown. */
const escape = (text: string): string => text.replace(/([*_<])/g, '\\$1');
