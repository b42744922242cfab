import { harmless } from '../../dataverse/harmless';
import { type Finding, isNotOk, type Line } from './finding';

/** One line: the outcome, and {@link renderWords}. */
export const renderLine = (line: Line): string => `${outcomeOf(line.finding).padEnd(9)}  ${renderWords(line)}`;

/** The check, what was seen, and what to do when it is not ok. */
export function renderWords({ check, finding }: Line): string {
  if ('ok' in finding) return `${check}: ${oneLine(finding.ok)}`;
  if ('notAsked' in finding) return `${check}: because ${oneLine(finding.notAsked)}`;
  return `${check}: ${oneLine(finding.notOk)} What to do: ${oneLine(finding.whatToDo)}`;
}

function outcomeOf(finding: Finding): string {
  if ('ok' in finding) return 'ok';
  return 'notOk' in finding ? 'not ok' : 'not asked';
}

const oneLine = (text: string): string => harmless(text.replace(/\s+/g, ' ').trim());

/** All lines for programs. `environment` is the address that was looked at, where the settings tell one. */
export function renderJson(lines: readonly Line[], environment: string | undefined): string {
  const report = {
    schemaVersion: 1,
    ...(environment !== undefined && { environment }),
    ok: !lines.some(isNotOk),
    checks: lines.map(({ check, finding }) => ({ check, outcome: outcomeOf(finding), ...jsonOf(finding) })),
  };
  return JSON.stringify(report, null, 2);
}

function jsonOf(finding: Finding): Record<string, unknown> {
  if ('ok' in finding) return { says: finding.ok };
  if ('notAsked' in finding) return { because: finding.notAsked };
  const { notOk, whatToDo, runsAnyway = false } = finding;
  return { says: notOk, whatToDo, runsAnyway };
}
