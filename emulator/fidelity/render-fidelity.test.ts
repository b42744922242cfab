import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fidelity } from './fidelity';
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
    expect(section[0]?.replaceAll('\\', ''), operation).toContain(differs);
  }
});

test('every entry stands in the table of the README once, among the full or the partial ones', () => {
  const table = withFidelityTable('<!-- fidelity: written by npm run emulator:docs --><!-- /fidelity -->');
  const rows = table.split('\n').map(line => line.split(' | '));
  for (const { operation, fidelity: level, area } of fidelity()) {
    const [row, ...others] = rows.filter(cells => cells.some(cell => cell.includes(`\`${operation}\``)));
    expect(others, operation).toEqual([]);
    expect(row?.[0], operation).toContain(`[${area}]`);
    expect(row?.[level === 'full' ? 1 : 2], operation).toContain(`\`${operation}\``);
  }
});

test('a README without a place for the table is refused', () => {
  expect(() => withFidelityTable('# Title')).toThrow('no place for the table');
});

test('an entry that is partial says what differs, and one that is full does not', () => {
  for (const { operation, fidelity: level, differs, evidence } of fidelity()) {
    expect(differs === '', operation).toBe(level === 'full');
    expect(evidence, operation).toMatch(/^(?:https:\/\/learn\.microsoft\.com\/|recorded$)/);
  }
});
