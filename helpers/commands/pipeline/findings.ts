import { knownThat } from '../../verdict/baseline/known-failures';
import { kindWords } from '../../verdict/kinds';
import { oneLine } from '../../verdict/words/shown-text';
import type { RequirementOutcome, Verdict } from '../../verdict/verdict-schema';

/** What a pipeline shows on top of a run's page. An error is what the run ends on; a warning is not. */
export type Finding = { readonly level: 'error' | 'warning'; readonly title: string; readonly message: string };

/**
 * Each failed requirement, the reason where nobody could look, and each known failure that holds again. What does not decide is
 * a warning.
 */
export function findingsOf(verdict: Verdict, options: { readonly inconclusivePasses: boolean }): readonly Finding[] {
  const known = knownThat(false, verdict);
  const failed = verdict.requirements.filter(({ outcome }) => outcome === 'failed');
  return [
    ...(verdict.verdict === 'inconclusive'
      ? [inconclusive(verdict, options.inconclusivePasses ? 'warning' : 'error')]
      : []),
    ...failed.map(requirement => findingOf(requirement, known.includes(requirement.id))),
    ...knownThat(true, verdict).map(id => ({
      level: 'warning' as const,
      title: `${id}: No longer a failure`,
      message: 'Take it out of the baseline.',
    })),
  ];
}

const inconclusive = ({ kind, reason }: Verdict, level: Finding['level']): Finding => ({
  level,
  title: `Inconclusive: ${kindWords[kind ?? 'could-not-look']}`,
  message: oneLine(reason, 800),
});

function findingOf({ id, level, kind, statement, reason, rerun }: RequirementOutcome, isKnown: boolean): Finding {
  const words = kindWords[kind ?? (level === 'MUST' ? 'not-supported' : 'warning')];
  return {
    level: level === 'MUST' && !isKnown ? 'error' : 'warning',
    title: isKnown ? `${id}: A known failure, which does not decide` : `${id}: ${words}`,
    message: [statement, oneLine(reason ?? ''), rerun].filter(line => line !== undefined && line !== '').join('\n'),
  };
}

/** No more than `most` of each level, the last of them for those that are left out. */
export const shortened = (findings: readonly Finding[], most: number): readonly Finding[] =>
  (['error', 'warning'] as const).flatMap(level => {
    const all = findings.filter(finding => finding.level === level);
    if (all.length <= most) return all;
    const left = all.slice(most - 1);
    const message = `${left.map(({ title }) => title).join('\n')}\nAll of them are in the summary and in the report.`;
    return [...all.slice(0, most - 1), { level, title: `${left.length} more`, message }];
  });
