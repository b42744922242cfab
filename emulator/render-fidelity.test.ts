import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fidelity } from './fidelity';
import { renderFidelity } from './render-fidelity';

test('docs/emulator.md is what the emulator says of itself', () => {
  expect(readFileSync('docs/emulator.md', 'utf8'), 'run npm run emulator:docs').toBe(renderFidelity());
});

test('every entry stands in the page once, with its evidence', () => {
  const page = renderFidelity();
  for (const { operation, evidence } of fidelity()) {
    const rows = page.split('\n').filter(line => line.startsWith(`| \`${operation.replaceAll('|', '\\|')}\` `));
    expect(rows, operation).toHaveLength(1);
    expect(rows[0], operation).toContain(evidence);
  }
});

test('an entry that is partial says what differs, and one that is full does not', () => {
  for (const { operation, fidelity: level, differs, evidence } of fidelity()) {
    expect(differs === '', operation).toBe(level === 'full');
    expect(evidence, operation).toMatch(/^(?:https:\/\/learn\.microsoft\.com\/|recorded$)/);
  }
});
