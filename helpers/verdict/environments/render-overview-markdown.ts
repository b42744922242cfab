import { markdownCell } from '../../run/markdown-cell';
import type { OverviewRow } from './overview';
import {
  areaInWords,
  explainedIn,
  lookedAtInWords,
  overviewHeadline,
  reportInWords,
  standingInWords,
  verdictInWords,
} from './overview-in-words';

/** `reports/environments/summary.md`: a row for each environment, and why it is not supported where it is not. */
export function renderOverviewMarkdown(rows: readonly OverviewRow[]): string {
  const lines = rows.map(row => {
    const { name, verdict, areas, report } = row;
    const attention = areas.filter(({ state }) => state === 'failed' || state === 'warning');
    const cells = [
      name,
      verdictInWords(verdict),
      standingInWords(row),
      verdict === undefined ? '' : lookedAtInWords(verdict),
      verdict?.environment.version ?? '',
      verdict?.profile ?? '',
      attention.map(one => `${one.area} ${areaInWords(one)}`).join('; '),
    ].map(markdownCell);
    return `| ${[...cells, report === undefined ? '' : `[${reportInWords(verdict)}](${report})`].join(' | ')} |`;
  });
  const reasons = explainedIn(rows).map(
    ({ name, verdict }) => `- **${markdownCell(name)}**: ${markdownCell(verdict.reason)}`,
  );
  return `${[
    '# Change tracking, environment by environment',
    '',
    markdownCell(overviewHeadline(rows)),
    '',
    '| environment | change tracking | standing | looked at | version | profile | look at | report |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
  ].join('\n')}\n`;
}
