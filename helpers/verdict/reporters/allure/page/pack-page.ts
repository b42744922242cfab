import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isUtf8 } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { HarnessError } from '../../../../dataverse/errors';

/** The report page calls Google Analytics when it is opened. Evidence about an environment stays where it is. */
const analytics = /<script async src="https:\/\/www\.googletagmanager\.com[^>]*><\/script>\s*<script>[^<]*<\/script>/;
const application = /<script\s+src="data:text\/javascript;base64,([^"]*)"><\/script>/;
/** Two scripts: one defines `d`, the other calls it for each file with its name and its content in base64. */
const data = /<script async>\s*window\.allureReportDataReady = false;[\s\S]*?<script defer>[\s\S]*?<\/script>/;
const dataFile = /d\(("(?:[^"\\]|\\.)*"),"([^"]*)"\)/g;

/** All that Allure's page of one file is made of, but for its frame. */
type PageContent = {
  /** The source of Allure's application. */
  readonly application: string;
  /** Files of UTF-8 by name: results, what the widgets show, attachments. */
  readonly texts: Readonly<Record<string, string>>;
  /** All other files, in base64. */
  readonly binaries: Readonly<Record<string, string>>;
};

/**
 * The same report in a page that is a fifth as large, that asks nothing of the network, and that opens always. Allure's own
 * runs its application before the page has come to the data, and shows nothing where the application is faster
 * (`allureReportData` is not there, so it fetches files that do not exist). Here the data are there first: both stand
 * compressed in the page, and `browser/boot.mjs` unpacks them in this order. Throws HarnessError where the page is not in
 * the form that the installed version of Allure gives it.
 */
export function packPage(page: string): string {
  const [scripts] = data.exec(page) ?? [];
  const [element, source] = application.exec(page) ?? [];
  if (scripts === undefined || element === undefined || source === undefined) {
    throw new HarnessError(
      "Allure's page has another form than this suite knows",
      'install the version of `allure` in package.json.',
    );
  }
  const content: PageContent = { application: Buffer.from(source, 'base64').toString('utf8'), ...filesIn(scripts) };
  // Replaced by functions: `$` means nothing in what they return.
  return page
    .replace(analytics, () => '')
    .replace(element, () => '')
    .replace(scripts, () => packedScripts(content));
}

function packedScripts(content: PageContent): string {
  const packed = gzipSync(JSON.stringify(content)).toString('base64');
  const boot = readFileSync(path.join(__dirname, 'browser', 'boot.mjs'), 'utf8');
  return `<script type="application/gzip" id="packed-report">${packed}</script>\n<script type="module">\n${boot}</script>`;
}

function filesIn(scripts: string): Pick<PageContent, 'texts' | 'binaries'> {
  const texts: Record<string, string> = {};
  const binaries: Record<string, string> = {};
  for (const [, name = '""', content = ''] of scripts.matchAll(dataFile)) {
    const bytes = Buffer.from(content, 'base64');
    if (isUtf8(bytes)) texts[String(JSON.parse(name))] = bytes.toString('utf8');
    else binaries[String(JSON.parse(name))] = content;
  }
  return { texts, binaries };
}
