import { areas, type Area, type Survival } from './survival';

/** A row of `docs/reliability.md`: a fault, and the file of tests that tried it. */
export type Row = Survival & { readonly file: string };

const intro = `# Reliability

What goes wrong around a run, how often the tests tried it, and how often it ended as it should: with the right verdict, or inconclusive
with a name for what happened. Never with a false verdict, and never with something lost, left behind or told.

The counts are those of the tests that are named beside them. \`npm run reliability\` runs these and writes this page; every run of
the unit tests fails where it counts something else.
`;

/** `docs/reliability.md`, of rows in any order. */
export function renderSurvivals(rows: readonly Row[]): string {
  const sections = Object.entries(areas).map(([area, meaning]) => {
    const lines = rows
      .filter(row => row.area === area)
      .map(({ fault, tried, survived, file }) => `| ${fault} | ${tried} | ${survived} | [${file}](../${file}) |`)
      .sort();
    if (lines.length === 0) return '';
    return [
      '',
      `## ${area}`,
      '',
      meaning,
      '',
      '| fault | tried | survived | tried by |',
      '| --- | --: | --: | --- |',
      ...lines,
      '',
    ].join('\n');
  });
  return intro + sections.join('');
}

/** The rows of the page as it stands. */
export function readSurvivals(page: string): Row[] {
  let area: Area | undefined;
  return page.split('\n').flatMap(line => {
    area = areaNamed(line) ?? area;
    const [, fault, tried, survived, file] = /^\| (.+) \| (\d+) \| (\d+) \| \[(.+)\]\(.*\) \|$/.exec(line) ?? [];
    if (area === undefined || fault === undefined || file === undefined) return [];
    return [{ area, fault, tried: Number(tried), survived: Number(survived), file }];
  });
}

const areaNamed = (line: string): Area | undefined =>
  Object.keys(areas).find((area): area is Area => line === `## ${area}`);
