import { existsSync } from 'node:fs';
import path from 'node:path';
import { environmentFolder, environmentsFolder } from '../../run/environments/environment-folder';
import { overviewHeadline, overviewVerdict } from '../../verdict/environments/overview-in-words';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { exitStatuses, type Verdict } from '../../verdict/verdict-schema';
import { type Finding, findingsOf } from './findings';
import type { Outputs } from './pipeline';

/** What a pipeline is told of a run, and where the run's summary is. */
export type Told = {
  readonly outputs: Outputs;
  readonly findings: readonly Finding[];
  readonly summary: string;
};

type Options = { readonly inconclusivePasses: boolean };

/** What the reports folder of one run says. Without a verdict nobody could look. */
export function tellOne(reports: string, options: Options): Told {
  const verdict = readVerdict(reports);
  const summary = path.join(reports, 'summary.md');
  if (verdict === undefined) return { ...tellNothing(reports, options), summary };
  return { outputs: outputsOf(verdict.verdict, verdict.reason), findings: findingsOf(verdict, options), summary };
}

/** What came of several environments: each finding with the name of its own, and the worst of them decides. */
export function tellAll(reports: string, entries: readonly { readonly name: string }[], options: Options): Told {
  const told = entries.map(({ name }) => {
    const folder = environmentFolder(reports, name);
    return { name, verdict: readVerdict(folder), ...tellOne(folder, options) };
  });
  return {
    outputs: outputsOf(overviewVerdict(told), overviewHeadline(told)),
    findings: told.flatMap(({ name, findings }) =>
      findings.map(finding => ({ ...finding, title: `${name}: ${finding.title}` })),
    ),
    summary: path.join(environmentsFolder(reports), 'summary.md'),
  };
}

const outputsOf = (verdict: Verdict['verdict'], reason: string): Outputs => ({
  verdict,
  reason,
  exit_status: String(exitStatuses[verdict]),
});

function tellNothing(reports: string, { inconclusivePasses }: Options): Pick<Told, 'outputs' | 'findings'> {
  const reason = existsSync(environmentsFolder(reports))
    ? 'There is no verdict here, but reports of environments that have a name: npm run tell:pipeline -- --environment NAME, or --all, tells theirs.'
    : 'The run wrote no verdict: it was stopped before its end, or never began. The log of the steps before says why.';
  return {
    outputs: outputsOf('inconclusive', reason),
    findings: [{ level: inconclusivePasses ? 'warning' : 'error', title: 'No verdict', message: reason }],
  };
}
