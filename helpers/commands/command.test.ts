import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inWords, root } from './command';

test('a place in the project is told from there, another one whole', () => {
  const elsewhere = path.join(root, '..', 'elsewhere', 'reports');

  expect(inWords(path.join(root, 'reports', 'smoke'))).toBe(path.join('reports', 'smoke'));
  expect(inWords(root)).toBe('.');
  expect(inWords(elsewhere)).toBe(elsewhere);
  expect(inWords(path.join(root, '..reports'))).toBe('..reports');
});
