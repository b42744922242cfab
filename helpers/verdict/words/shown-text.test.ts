import { expect, test } from '@playwright/test';
import { oneLine, shownText } from './shown-text';

test('a long text is cut and says so, a short one is shown as it is', () => {
  expect(shownText('\u001b[31mshort\u001b[39m\n')).toBe('short');
  expect(shownText('x '.repeat(1_500))).toMatch(/^(?:x ){1000}\n… \(cut/);
  expect(shownText('line\n'.repeat(60))).toContain('… (cut');
  expect(oneLine('a\n   b', 10)).toBe('a b');
  expect(oneLine('abc s3cr3t~half.of_it', 10), 'half of a secret is known to nobody who hides secrets').toBe('abc …');
});
