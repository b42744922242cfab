import { markdownCell } from '../markdown-cell';
import type { Survey, SurveyedRead, SurveyedTable } from './survey-schema';

/** `reports/survey.md`: the survey as Markdown, tracked tables first. */
export function renderSurvey({ environment, tables, missing }: Survey): string {
  const of = (tracking: SurveyedTable['tracking']): SurveyedTable[] => tables.filter(one => one.tracking === tracking);
  const [on, possible, never] = [of('on'), of('could be switched on'), of('cannot be switched on')];
  const days = environment.changeTrackingRetentionDays;
  const lines = [
    `# Change tracking in ${environment.url}`,
    '',
    missing.length === 0 ? 'No table that must be tracked is missing.' : `Not as it must be: ${missing.length}.`,
    ...missing.map(({ logicalName, reason }) => `- ${markdownCell(logicalName)}: ${markdownCell(reason)}`),
    '',
    '| fact | value |',
    '| --- | --- |',
    `| version | ${markdownCell(environment.version)} |`,
    `| retention of deletions (days) | ${days ?? 'this user may not read it'} |`,
    `| tables tracked | ${on.length} |`,
    `| tables that could be tracked | ${possible.length} |`,
    `| tables that cannot be tracked | ${never.length} |`,
    '',
    ...surveySection('Tracked tables', on),
    ...surveySection('Tables that could be tracked', possible),
    '## Tables that cannot be tracked',
    '',
    never.map(({ logicalName }) => markdownCell(logicalName)).join(', ') || 'None.',
  ];
  return `${lines.join('\n')}\n`;
}

const surveySection = (title: string, tables: readonly SurveyedTable[]): string[] => [
  ...[`## ${title}`, '', '| table | for this user | alternate keys |', '| --- | --- | --- |'],
  ...[...tables.map(surveyTableRow), ''],
];

const surveyTableRow = (table: SurveyedTable): string =>
  `| ${[table.logicalName, readInWords(table.read), keysOf(table)].map(markdownCell).join(' | ')} |`;

function readInWords(read: SurveyedRead | undefined): string {
  if (read === undefined) return 'not asked';
  if (read.kind === 'refused') return `refused: ${read.reason}`;
  return `${read.rows} rows, ${read.changes} changes since`;
}

const keysOf = ({ keys }: SurveyedTable): string =>
  keys.map(({ name, columns, indexStatus }) => `${name} (${columns.join(', ')}): ${indexStatus}`).join('; ');
