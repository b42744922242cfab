import { markdownCell } from '../../run/markdown-cell';
import { headlineOf } from '../words/headline';
import { overcomeSentence } from '../words/overcome-words';
import { oneLine } from '../words/shown-text';
import { type FailureGroup, groupFailures, othersInWords } from '../words/failure-groups';
import { kindWords } from '../kinds';
import type { RequirementOutcome, Totals, Verdict } from '../verdict-schema';

/** `reports/summary.md`: the verdict as Markdown that GitHub shows in a job's summary. */
export function renderSummary(verdict: Verdict): string {
  return `${[
    `# ${headlineOf(verdict).sentence}`,
    '',
    markdownCell(verdict.reason),
    '',
    `${describeTotals(verdict.totals)}. Run ${verdict.run.id}, ${verdict.run.startedAt}, ${seconds(verdict.run.durationMs)}.`,
    ...timelineLine(verdict),
    ...metLine(verdict),
    ...environmentTable(verdict),
    ...requirementTable(verdict.requirements),
    ...groupFailures(verdict.requirements).flatMap(explainGroup),
  ].join('\n')}\n`;
}

/** `21 passed, 0 failed, …`, by requirement. */
export const describeTotals = (totals: Totals): string =>
  `Requirements: ${Object.entries(totals)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ')}`;

/** Its numbers as well: where a summary is shown alone, such as by a CI system, the picture is not beside it. */
function timelineLine({ timeline = [] }: Verdict): string[] {
  if (timeline.length === 0) return [];
  const parts = timeline.map(({ name, durationMs }) => `${name} ${seconds(durationMs)}`).join(', ');
  return ['', `[What it took its time for](timeline.svg): ${parts}.`];
}

function metLine(verdict: Verdict): string[] {
  const sentence = overcomeSentence(verdict);
  return sentence === undefined ? [] : ['', sentence];
}

function environmentTable({ environment }: Verdict): string[] {
  const rows = [
    ['kind', environment.kind],
    ['URL', environment.url],
    ['version', environment.version],
    ['organization', environment.organizationId],
    ['user', environment.userId],
    ['change tracking retention (days)', environment.changeTrackingRetentionDays],
    ['Organization Service', environment.organizationService],
  ] as const;
  const lines = rows.map(
    ([name, value]) => `| ${name} | ${value === null ? 'not known' : markdownCell(String(value))} |`,
  );
  return ['', '## Environment', '', '| fact | value |', '| --- | --- |', ...lines];
}

function* notesOn({ observed, reason, settledAfterMs }: RequirementOutcome): Generator<string> {
  if (observed !== null) yield observed;
  else if (reason !== null) yield oneLine(reason, 160);
  if (settledAfterMs !== undefined) yield `deltas came to rest after ${seconds(settledAfterMs)}`;
}

function requirementTable(requirements: readonly RequirementOutcome[]): string[] {
  const rows = requirements.map(one => {
    const note = [...notesOn(one)].join('; ');
    return `| ${one.id} | ${one.level} | ${one.outcome} | ${markdownCell(one.statement)} | ${markdownCell(note)} |`;
  });
  return [
    '',
    '## Requirements',
    '',
    '| id | level | outcome | requirement | note |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

/** The first of those that fail in the same way at length, the others with what looks at them again. */
function explainGroup(group: FailureGroup): string[] {
  const { first, others } = group;
  const inTheSameWay = others.map(({ id, level, statement, rerun }) => {
    return `- ${id} (${level}): ${statement}${rerun === undefined ? '' : ` \`${rerun}\``}`;
  });
  return [
    ...explainRequirement(first),
    ...(others.length === 0 ? [] : ['', `${othersInWords(group)}:`, '', ...inTheSameWay]),
  ];
}

function explainRequirement(outcome: RequirementOutcome): string[] {
  const { id, statement, source, kind, reason, tests, exchange, rerun } = outcome;
  const where = tests.map(({ title, file, line }) => `- ${markdownCell(title)} (\`${file}:${line}\`)`);
  const behind = 'url' in source ? `[${source.title}](${source.url})` : `Recorded ${source.recorded}.`;
  return [
    '',
    `## ${id}${kind === undefined ? '' : `: ${kindWords[kind]}`}`,
    '',
    `${statement} ${behind}`,
    '',
    ...where,
    '',
    ...fencedText(reason ?? ''),
    ...(exchange === undefined ? [] : ['', 'What was asked last, and what came:', '', ...fencedText(exchange)]),
    ...(rerun === undefined ? [] : ['', `Look at it again: \`${rerun}\``]),
  ];
}

/** A block whose fence is longer than any in the text. */
function fencedText(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [`${fence}text`, text, fence];
}

const seconds = (durationMs: number): string => `${(durationMs / 1_000).toFixed(1)} s`;
