import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '../../run/settings/environment';
import { keepsEvidence } from '../../run/settings/keeps-evidence';
import { writeWhole } from '../../run/write-whole';
import { badgeOf } from './badge';
import { createPublishedScrub, scrubValue } from './scrub';
import { timelineSvg } from '../timeline/timeline-svg';
import { renderSummary } from './summary';
import { type Verdict, verdictSchema } from '../verdict-schema';

/** Keys whose values are words of a fixed list or texts of the catalogue: no secret can be in them. */
const fixedKeys = [
  ...['id', 'level', 'statement', 'source', 'outcome', 'kind', 'verdict', 'profile', 'startedAt', 'finishedAt', 'ids'],
];

/** The picture of a run's time, in its reports folder. */
export const timelineFile = 'timeline.svg';

type VerdictFiles = { readonly folder: string; readonly env: Environment };

/**
 * Writes `verdict.json`, `summary.md`, `badge.json` and `timeline.svg`, and appends the summary to the file that GitHub Actions names in
 * `GITHUB_STEP_SUMMARY`. Returns the verdict as written: scrubbed of secrets, where evidence is not kept of ids too, and checked against its schema.
 */
export function writeVerdict(verdict: Verdict, { folder, env }: VerdictFiles): Verdict {
  const scrub = createPublishedScrub(env);
  const shown = keepsEvidence(env) ? verdict : withoutIds(verdict);
  const clean = verdictSchema.parse(scrubValue(shown, scrub, fixedKeys));
  const summary = scrub(renderSummary(clean));

  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'summary.md'), summary);
  writeTimeline(clean, folder, env);
  writeFileSync(path.join(folder, 'badge.json'), `${JSON.stringify(badgeOf(clean))}\n`);
  writeWhole(verdictFile(folder), `${JSON.stringify(clean, null, 2)}\n`);

  const stepSummary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (stepSummary !== '') appendFileSync(stepSummary, summary);
  return clean;
}

/** Whose ids those are is not told either: whoever reads a verdict takes them for ids. */
const withoutIds = (verdict: Verdict): Verdict => ({
  ...verdict,
  environment: { ...verdict.environment, organizationId: null, userId: null },
});

/** Where nobody keeps evidence, nobody looks at pictures. */
function writeTimeline({ timeline = [], run }: Verdict, folder: string, env: Environment): void {
  if (timeline.length === 0 || !keepsEvidence(env)) return;
  const spans = timeline.map(span => ({ ...span, startedAt: Date.parse(span.startedAt) }));
  writeFileSync(path.join(folder, timelineFile), timelineSvg(spans, `Run ${run.id}`));
}

/** Undefined when there is none, or when what is there is not one. */
export function readVerdict(folder: string): Verdict | undefined {
  try {
    return verdictSchema.parse(JSON.parse(readFileSync(verdictFile(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** A verdict of an earlier run must not be taken for one of a run that was killed. */
export function removeVerdict(folder: string): void {
  for (const name of ['verdict.json', 'summary.md', 'badge.json', timelineFile])
    rmSync(path.join(folder, name), { force: true });
}

/** Where the verdict is, in a folder of reports. */
export const verdictFile = (folder: string): string => path.join(folder, 'verdict.json');
