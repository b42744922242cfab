import { expect, test } from '@playwright/test';
import { oneLine, shownText } from './shown-text';

test('a long text is cut and says so, a short one is shown as it is', () => {
  expect(shownText('\u001b[31mshort\u001b[39m\n')).toBe('short');
  expect(shownText('x'.repeat(3_000))).toMatch(/^x{2000}\n… \(cut/);
  expect(shownText('line\n'.repeat(60))).toContain('… (cut');
  expect(oneLine('a\n   b', 10)).toBe('a b');
});
