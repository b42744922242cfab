import { existsSync } from 'node:fs';
import path from 'node:path';
import { readVerdict } from '../reporters/write-verdict';
import { findRequirement, requirements } from '../requirements/catalogue';
import type { RequirementOutcome, Verdict } from '../verdict-schema';
import { lastStanding, type Standing } from './standing';

/** An environment, and the folder of its reports. */
export type NamedFolder = { readonly name: string; readonly folder: string };

/** What came of the requirements of one area. */
export type AreaStanding = {
  readonly area: string;
  /** The worst of its requirements: a MUST fails, a SHOULD fails, one could not be looked at, all hold, none was looked at. */
  readonly state: 'failed' | 'warning' | 'unseen' | 'holds' | 'left-out';
  /** How many hold or were observed. */
  readonly seen: number;
  /** The requirements that make the state what it is; none where all hold, or none was looked at. */
  readonly ids: readonly string[];
};

/** What is known of one environment. */
export type OverviewRow = {
  readonly name: string;
  /** Undefined: no run of it has ended. */
  readonly verdict: Verdict | undefined;
  /** How it stood at last, by runs of the same profile that came to a verdict; without one, by all. Undefined: none has. */
  readonly standing: Standing | undefined;
  /** For each area of the catalogue, in its order. Empty without a verdict. */
  readonly areas: readonly AreaStanding[];
  /** The Allure report and the summary, where they are there, as links from a page in `folder`. */
  readonly report: string | undefined;
  readonly summary: string | undefined;
};

/** Every area of the catalogue, in its order. */
export const areas: readonly string[] = [...new Set(requirements.map(({ area }) => area))];

/** What the reports folders of some environments say; `pageFolder` is where a page links from. */
export const readOverview = (environments: readonly NamedFolder[], pageFolder: string): OverviewRow[] =>
  environments.map(({ name, folder }) => {
    const verdict = readVerdict(folder);
    const linkTo = (file: string): string | undefined => {
      const target = path.join(folder, file);
      return existsSync(target) ? encodeURI(path.relative(pageFolder, target).split(path.sep).join('/')) : undefined;
    };
    return {
      name,
      verdict,
      standing: lastStanding(folder, verdict && (verdict.profile ?? 'full')),
      areas: verdict === undefined ? [] : areas.map(area => standingOf(area, verdict)),
      report: linkTo('allure-report/index.html'),
      summary: linkTo('summary.md'),
    };
  });

function standingOf(area: string, verdict: Verdict): AreaStanding {
  const own = verdict.requirements.filter(({ id }) => findRequirement(id)?.area === area);
  const of = (isIt: (one: RequirementOutcome) => boolean): string[] => own.filter(isIt).map(({ id }) => id);
  const seen = of(({ outcome }) => outcome === 'passed' || outcome === 'observed').length;
  const states = [
    { state: 'failed', ids: of(({ outcome, level }) => outcome === 'failed' && level === 'MUST') },
    { state: 'unseen', ids: of(({ outcome }) => outcome === 'error' || outcome === 'blocked') },
    { state: 'warning', ids: of(({ outcome, level }) => outcome === 'failed' && level !== 'MUST') },
  ] as const;
  const worst = states.find(({ ids }) => ids.length > 0);
  return { area, seen, ...(worst ?? { state: seen > 0 ? 'holds' : 'left-out', ids: [] }) };
}
