import type { Verdict } from '../../../verdict-schema';
import type { TestAddress } from './failures';
import { headlineOf } from '../../../words/headline';
import { html } from './html';
import { renderPanel } from './panel';

/** Allure's page with the verdict above all that is in it, and in the title that its tab has. */
export function showVerdict(page: string, verdict: Verdict, addressOf: TestAddress): string {
  const panel = renderPanel(verdict, addressOf).markup;
  const title = html`<title>${headlineOf(verdict).badge}: change tracking of ${nameOf(verdict)}</title>`.markup;
  // Replaced by functions: `$` means nothing in what they return.
  return page.replace(/<title>[^<]*<\/title>/, () => title).replace('<body>', () => `<body>\n${panel}`);
}

function nameOf({ environment: { kind, url } }: Verdict): string {
  if (kind === 'emulator') return 'an emulator';
  return url !== null && URL.canParse(url) ? new URL(url).host : 'an environment';
}
