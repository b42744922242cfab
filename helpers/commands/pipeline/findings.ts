import { kindWords } from '../../verdict/kinds';
import { oneLine } from '../../verdict/shown-text';
import type { RequirementOutcome, Verdict } from '../../verdict/verdict-schema';

/** What a pipeline shows on top of a run's page. An error is what the run ends on; a warning is not. */
export type Finding = { readonly level: 'error' | 'warning'; readonly title: string; readonly message: string };

/** Each failed requirement, and the reason where nobody could look. What does not decide is a warning. */
export function findingsOf(verdict: Verdict, options: { readonly inconclusivePasses: boolean }): readonly Finding[] {
  const failed = verdict.requirements.filter(({ outcome }) => outcome === 'failed').map(findingOf);
  if (verdict.verdict !== 'inconclusive') return failed;
  const level = options.inconclusivePasses ? 'warning' : 'error';
  const title = `Inconclusive: ${kindWords[verdict.kind ?? 'could-not-look']}`;
  return [{ level, title, message: oneLine(verdict.reason, 800) }, ...failed];
}

const findingOf = ({ id, level, kind, statement, reason, rerun }: RequirementOutcome): Finding => ({
  level: level === 'MUST' ? 'error' : 'warning',
  title: `${id}: ${kindWords[kind ?? (level === 'MUST' ? 'not-supported' : 'warning')]}`,
  message: [statement, oneLine(reason ?? ''), rerun].filter(line => line !== undefined && line !== '').join('\n'),
});

/** No more than `most` of each level, the last of them for those that are left out. */
export const shortened = (findings: readonly Finding[], most: number): readonly Finding[] =>
  (['error', 'warning'] as const).flatMap(level => {
    const all = findings.filter(finding => finding.level === level);
    if (all.length <= most) return all;
    const left = all.slice(most - 1);
    const message = `${left.map(({ title }) => title).join('\n')}\nAll of them are in the summary and in the report.`;
    return [...all.slice(0, most - 1), { level, title: `${left.length} more`, message }];
  });
