import type { Verdict } from '../../../verdict-schema';
import { renderPanel, type TestAddress } from './panel';

/** Allure's page with the verdict above all that is in it. */
export function showVerdict(page: string, verdict: Verdict, addressOf: TestAddress): string {
  const panel = renderPanel(verdict, addressOf).markup;
  // Replaced by a function: `$` means nothing in what it returns.
  return page.replace('<body>', () => `<body>\n${panel}`);
}
