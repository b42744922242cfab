import { markdownCell } from '../../run/markdown-cell';
import type { OverviewRow } from './overview';
import { areaInWords, overviewHeadline, verdictInWords } from './overview-in-words';

/** `reports/environments/summary.md`: a row for each environment, and why it is not supported where it is not. */
export function renderOverviewMarkdown(rows: readonly OverviewRow[]): string {
  const lines = rows.map(({ name, verdict, since, areas, report }) => {
    const attention = areas.filter(({ state }) => state === 'failed' || state === 'warning');
    const cells = [
      name,
      verdictInWords(verdict),
      since?.slice(0, 10) ?? '',
      verdict?.environment.version ?? '',
      verdict?.profile ?? '',
      attention.map(one => `${one.area} ${areaInWords(one)}`).join('; '),
    ].map(markdownCell);
    return `| ${[...cells, report === undefined ? '' : `[report](${report})`].join(' | ')} |`;
  });
  const reasons = rows.flatMap(({ name, verdict }) =>
    verdict === undefined || verdict.verdict === 'supported'
      ? []
      : [`- **${markdownCell(name)}**: ${markdownCell(verdict.reason)}`],
  );
  return `${[
    '# Change tracking, environment by environment',
    '',
    markdownCell(overviewHeadline(rows)),
    '',
    '| environment | change tracking | since | version | profile | look at | report |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
  ].join('\n')}\n`;
}
