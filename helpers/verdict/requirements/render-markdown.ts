import { preconditions } from './preconditions';
import type { Level, Requirement, Source } from './requirement';

const levels: Readonly<Record<Level, string>> = {
  MUST: 'Microsoft documents it. A failure means that the environment does not support change tracking.',
  SHOULD: 'Documented as usual, or recorded on real servers only. A failure is a warning.',
  OBSERVE: 'Nobody knows. The run records what the environment did and never fails on it.',
};

/** Renders the catalogue as `docs/requirements.md`. `specs` names the files that check each requirement. */
export function renderRequirements(
  requirements: readonly Requirement[],
  specs: ReadonlyMap<string, readonly string[]>,
): string {
  const areas = [...new Set(requirements.map(({ area }) => area))];
  const lines = [
    '# Requirements',
    '',
    'What "this environment supports change tracking" means, clause by clause. Ids are stable for ever.',
    '`npm run verify -- --requirement CT-DELTA-04` looks at one requirement, with all that it stands on.',
    '',
    'This page is generated from `helpers/verdict/requirements/`: change that, then run',
    '`npm run requirements`.',
    '',
    '| level | meaning | requirements |',
    '| --- | --- | --- |',
    ...Object.entries(levels).map(
      ([level, meaning]) => `| ${level} | ${meaning} | ${requirements.filter(one => one.level === level).length} |`,
    ),
    '',
    'Groundwork is what a run stands on: where it does not hold, the run is inconclusive, and never "not supported".',
    '',
    'What a requirement needs is not there everywhere. Without it the requirement is not applicable, and the report says so:',
    '',
    '| needs | which means |',
    '| --- | --- |',
    ...Object.entries(preconditions).map(([name, meaning]) => `| ${name} | ${meaning} |`),
    ...areas.flatMap(area => renderArea(area, requirements, specs)),
  ];
  return `${lines.join('\n')}\n`;
}

function renderArea(
  area: string,
  requirements: readonly Requirement[],
  specs: ReadonlyMap<string, readonly string[]>,
): string[] {
  const rows = requirements
    .filter(one => one.area === area)
    .map(one => {
      const files = (specs.get(one.id) ?? []).map(file => `[${file}](../${file})`);
      const otherwise = one.metInPassing === undefined ? `not tested: ${one.untested ?? 'no spec yet'}` : 'every test';
      const checkedBy = files.join(', ') || otherwise;
      const level = one.groundwork ? `${one.level}, groundwork` : one.level;
      return `| <a id="${one.id.toLowerCase()}"></a>${one.id} | ${level} | ${one.statement} | ${(one.preconditions ?? []).join(', ')} | ${renderSource(one.source)} | ${checkedBy} |`;
    });
  return [
    '',
    `## ${area}`,
    '',
    '| id | level | requirement | needs | source | checked by |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

const renderSource = (source: Source): string =>
  'url' in source ? `[${source.title}](${source.url})` : `recorded ${source.recorded}`;
