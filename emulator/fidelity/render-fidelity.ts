import { fidelity, type ListedOperation } from './fidelity';
import { proofs } from './proofs';

/** Renders `docs/emulator.md`: what the emulator does, how far, and where it differs from Dataverse. */
export function renderFidelity(entries = fidelity()): string {
  const full = entries.filter(isFullFidelity).length;
  const called = entries.filter(({ clients }) => clients.length > 0).length;
  const lines = [
    '# The emulator and Dataverse',
    '',
    `Every operation of the emulator: ${full} of ${entries.length} as Dataverse does them as far as anybody knows, the others with what differs. What is not`,
    'listed answers 501 and says what is missing, a table that environments have and the emulator lacks included. **Not',
    'served** is what Dataverse does and the emulator refuses or does without; **different** is what it does in another way; **inferred** is',
    'what is neither documented nor recorded. A running emulator shows the same list at `GET /_emulator/v1/fidelity`.',
    '',
    `**Called by** names the clients, written by nobody here, of which a test calls the operation with success: ${called} of ${entries.length} have one.`,
    '',
    ...proofTable(),
    '',
    'This page is generated from the code that serves the requests: change that, then run `npm run emulator:docs`.',
    ...fidelityByArea(entries).flatMap(([area, served]) => ['', `## ${area}`, ...served.flatMap(fidelitySection)]),
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
  return `${readme.slice(0, start)}${[begin, '', ...fidelityCountTable(entries), '', ''].join('\n')}${readme.slice(stop)}`;
}

function fidelityByArea(entries: readonly ListedOperation[]): [string, ListedOperation[]][] {
  const areas = new Map<string, ListedOperation[]>();
  for (const entry of entries) areas.set(entry.area, [...(areas.get(entry.area) ?? []), entry]);
  return [...areas];
}

const isFullFidelity = ({ fidelity: level }: ListedOperation): boolean => level === 'full';

const fidelitySection = ({ operation, fidelity: level, differs, evidence, clients }: ListedOperation): string[] => [
  '',
  `### \`${operation}\``,
  '',
  `**${level}**, ${evidence.startsWith('https:') ? `[Learn](${evidence})` : evidence}`,
  ...(clients.length === 0 ? [] : ['', `Called by: ${clients.join(', ')}`]),
  ...fidelityBullets('Not served', differs.notServed),
  ...fidelityBullets('Different', differs.differs),
  ...fidelityBullets('Inferred', differs.inferred),
];

const fidelityBullets = (title: string, statements: readonly string[]): string[] =>
  statements.length === 0
    ? []
    : ['', `${title}:`, '', ...statements.map(statement => `- ${escapeFidelityText(statement)}`)];

/** Each client with the tests that it is called in. */
function proofTable(): string[] {
  const names = [...new Set(proofs.map(({ client }) => client))];
  const rows = names.map(name => {
    const tests = proofs.filter(({ client }) => client === name).map(({ test }) => `[${test}](../emulator/${test})`);
    const operations = new Set(proofs.filter(({ client }) => client === name).flatMap(proof => proof.operations));
    return `| ${name} | ${operations.size} | ${tests.join(', ')} |`;
  });
  return ['<!-- prettier-ignore -->', '| client | operations | tests |', '| --- | --: | --- |', ...rows];
}

/** Not padded to the widest cell, so that a new operation changes one line. */
function fidelityCountTable(entries: readonly ListedOperation[]): string[] {
  const rows = fidelityByArea(entries).map(([area, served]) => [
    `[${area}](docs/emulator.md#${area.toLowerCase().replaceAll(',', '').replaceAll(' ', '-')})`,
    ...fidelityCounts(served),
  ]);
  const header = ['area', 'operations', 'full', 'partial', 'inferred statements'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(header.map((_, column) => (column === 0 ? '---' : '--:')));
  return ['<!-- prettier-ignore -->', line(header), rule, ...[...rows, ['all', ...fidelityCounts(entries)]].map(line)];
}

function fidelityCounts(entries: readonly ListedOperation[]): string[] {
  const full = entries.filter(isFullFidelity).length;
  const inferred = entries.flatMap(({ differs }) => differs.inferred).length;
  return [entries.length, full, entries.length - full, inferred].map(String);
}

/** Stars, underscores and angle brackets mean something to Markdown. */
const escapeFidelityText = (text: string): string => text.replace(/([*_<])/g, '\\$1');
