import { type Finding, isNotOk, type Line } from './finding';

/** One line: the outcome, the check, what was seen, and what to do when it is not ok. */
export function renderLine({ check, finding }: Line): string {
  const [outcome, words] = wordsOf(finding);
  const doNow = 'notOk' in finding ? ` What to do: ${oneLine(finding.whatToDo)}` : '';
  return `${outcome.padEnd(9)}  ${check}: ${oneLine(words)}${doNow}`;
}

function wordsOf(finding: Finding): readonly [string, string] {
  if ('ok' in finding) return ['ok', finding.ok];
  if ('notOk' in finding) return ['not ok', finding.notOk];
  return ['not asked', `because ${finding.notAsked}`];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** All lines for programs. `environment` is the address that was looked at, where the settings tell one. */
export function renderJson(lines: readonly Line[], environment: string | undefined): string {
  const report = {
    schemaVersion: 1,
    ...(environment !== undefined && { environment }),
    ok: !lines.some(isNotOk),
    checks: lines.map(({ check, finding }) => ({ check, ...jsonOf(finding) })),
  };
  return JSON.stringify(report, null, 2);
}

function jsonOf(finding: Finding): Record<string, unknown> {
  if ('ok' in finding) return { outcome: 'ok', says: finding.ok };
  if ('notAsked' in finding) return { outcome: 'not asked', because: finding.notAsked };
  const { notOk, whatToDo, runsAnyway = false } = finding;
  return { outcome: 'not ok', says: notOk, whatToDo, runsAnyway };
}
