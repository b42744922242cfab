import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { withFileLock } from '../../run/ledger/file-lock';
import { writeWhole } from '../../run/write-whole';
import { type NamedFolder, type OverviewRow, readOverview } from './overview';
import { renderOverviewHtml } from './render-overview-html';
import { renderOverviewMarkdown } from './render-overview-markdown';

/** The page and the summary over several environments, and what is in them. */
export type WrittenOverview = {
  readonly rows: readonly OverviewRow[];
  readonly page: string;
  readonly summary: string;
};

/**
 * Writes `index.html` and `summary.md` over the environments into `folder`, from the verdicts that are there now. Of several
 * runs at once each does so when it ends, one after the other: the last one finds all.
 */
export function writeOverview(folder: string, environments: readonly NamedFolder[]): WrittenOverview {
  const [page, summary] = [path.join(folder, 'index.html'), path.join(folder, 'summary.md')];
  mkdirSync(folder, { recursive: true });
  return withFileLock(page, () => {
    const rows = readOverview(environments, folder);
    writeWhole(page, renderOverviewHtml(rows, new Date()));
    writeWhole(summary, renderOverviewMarkdown(rows));
    return { rows, page, summary };
  });
}
