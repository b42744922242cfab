import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { fidelity } from './fidelity';
import { proofs } from './proofs';
import { renderFidelity, withFidelityTable } from './render-fidelity';

test('docs/emulator.md is what the emulator says of itself', () => {
  expect(readFileSync('docs/emulator.md', 'utf8'), 'run npm run emulator:docs').toBe(renderFidelity());
});

test('the table in the README is what the emulator says of itself', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme, 'run npm run emulator:docs').toBe(withFidelityTable(readme));
});

test('every entry stands in the page once, with its level, its evidence and what differs', () => {
  const sections = renderFidelity().split('\n### ').slice(1);
  expect(sections).toHaveLength(fidelity().length);
  for (const { operation, fidelity: level, differs, evidence } of fidelity()) {
    const section = sections.filter(text => text.startsWith(`\`${operation}\`\n`));
    expect(section, operation).toHaveLength(1);
    expect(section[0], operation).toContain(`**${level}**, `);
    expect(section[0], operation).toContain(evidence);
    for (const statement of Object.values(differs).flat()) {
      expect(section[0]?.replaceAll('\\', ''), operation).toContain(`\n- ${statement}\n`);
    }
  }
});

test('the table of the README counts the entries of each area', () => {
  const nothing = { notServed: [], differs: [], inferred: [] };
  const entry = { area: 'Tables, columns', operation: 'GET', evidence: 'recorded', clients: [] } as const;
  const table = withFidelityTable('<!-- fidelity: written by npm run emulator:docs --><!-- /fidelity -->', [
    { ...entry, fidelity: 'full', differs: nothing },
    { ...entry, fidelity: 'partial', differs: { ...nothing, differs: ['So.'], inferred: ['Or so.', 'Or not.'] } },
    { ...entry, area: 'Rows', fidelity: 'partial', differs: { ...nothing, inferred: ['Perhaps.'] } },
  ]);

  expect(table).toContain('\n| [Tables, columns](docs/emulator.md#tables-columns) | 2 | 1 | 1 | 2 |\n');
  expect(table).toContain('\n| [Rows](docs/emulator.md#rows) | 1 | 0 | 1 | 1 |\n');
  expect(table).toContain('\n| all | 3 | 1 | 2 | 3 |\n');
});

test('a README without a place for the table is refused', () => {
  expect(() => withFidelityTable('# Title')).toThrow('no place for the table');
});

test('an entry that is partial says what differs, and one that is full does not', () => {
  for (const { operation, fidelity: level, differs, evidence } of fidelity()) {
    expect(Object.values(differs).flat().length === 0, operation).toBe(level === 'full');
    expect(evidence, operation).toMatch(/^(?:https:\/\/learn\.microsoft\.com\/|recorded$)/);
  }
});

test('what a client is said to call is in the list, and its section names the client', () => {
  const sections = renderFidelity().split('\n### ').slice(1);
  const listed = fidelity().map(({ operation }) => operation);
  for (const { client, test: file, operations } of proofs) {
    expect(existsSync(`emulator/${file}`), file).toBe(true);
    expect(operations.length, file).toBeGreaterThan(0);
    expect(listed, file).toEqual(expect.arrayContaining([...operations]));
    for (const operation of operations) {
      const section = sections.find(text => text.startsWith(`\`${operation}\`\n`));
      const [, clients = ''] = /^Called by: (.+)$/m.exec(section ?? '') ?? [];
      expect(clients.split(', '), operation).toContain(client);
    }
  }
});

test('what differs is said in sentences, each once', () => {
  for (const { operation, differs } of fidelity()) {
    const statements = Object.values(differs).flat();
    expect(new Set(statements).size, operation).toBe(statements.length);
    for (const statement of statements) expect(statement, operation).toMatch(/^\S.*\."?$/);
  }
});
