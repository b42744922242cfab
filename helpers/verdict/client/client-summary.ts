import { harmless } from '../../dataverse/harmless';
import { markdownCell } from '../../run/markdown-cell';
import { oneLine } from '../words/shown-text';
import type { ClientVerdict, HistoryResult, UnplayedHistory } from './client-verdict';
import { shortestOf } from './judge-client';

const headlines: Readonly<Record<ClientVerdict['verdict'], string>> = {
  right: 'This client keeps its copy in step',
  wrong: 'This client loses track of the table',
  inconclusive: 'Inconclusive: the client could not be looked at',
};

/** `summary.md`: the verdict, each history, and the shortest one that breaks the client. */
export function renderClientSummary(verdict: ClientVerdict): string {
  const shortest = shortestOf(playedIn(verdict));
  const rows = verdict.histories.map(one => {
    const note = one.outcome === 'could-not-look' ? one.reason : one.faults.join(' ');
    return `| ${one.name} | ${one.outcome} | ${markdownCell('story' in one ? one.story : '')} | ${markdownCell(note)} |`;
  });
  return `${[
    `# ${headlines[verdict.verdict]}`,
    '',
    markdownCell(verdict.reason),
    '',
    `\`${verdict.command}\`, ${verdict.startedAt}, ${(verdict.durationMs / 1_000).toFixed(1)} s`,
    ...(shortest === undefined
      ? []
      : ['', '## The shortest history that breaks it', '', ...shortestLines(shortest, markdownCell)]),
    '',
    '## Histories',
    '',
    '| history | outcome | what it asks for | what was found |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}

/** A history in a line, for the terminal. */
export function clientHistoryLine(history: HistoryResult | UnplayedHistory): string {
  if (history.outcome === 'could-not-look') return `?      ${history.name}: ${oneLine(history.reason)}`;
  const { name, story, outcome, faults, seed } = history;
  const again = seed === undefined ? '' : ` (seed ${seed})`;
  return outcome === 'right' ? `right  ${name}: ${story}${again}` : `WRONG  ${name}: ${oneLine(faults.join(' '))}`;
}

/** What a terminal shows last. */
export function clientVerdictLines(verdict: ClientVerdict): string[] {
  const shortest = shortestOf(playedIn(verdict));
  return [
    '',
    `Verdict: ${verdict.verdict}`,
    `  ${harmless(verdict.reason)}`,
    ...(shortest === undefined
      ? []
      : ['  The shortest history that breaks it:', ...shortestLines(shortest, harmless).map(line => `    ${line}`)]),
  ];
}

const playedIn = ({ histories }: ClientVerdict): HistoryResult[] =>
  histories.filter(one => one.outcome !== 'could-not-look');

/** What a client printed stands in its faults. */
const shortestLines = ({ name, steps, faults, seed }: HistoryResult, shown: (words: string) => string): string[] => [
  ...steps.map((step, index) => `${index + 1}. ${shown(step)}`),
  ...faults.map(fault => `- ${shown(fault)}`),
  `- Play it again: ${name}${seed === undefined ? '' : ` --seed ${seed}`}`,
];
