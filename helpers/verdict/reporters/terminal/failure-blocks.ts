import { knownThat } from '../../baseline/known-failures';
import { expectedAndCame } from '../../words/expected-and-came';
import { type FailureGroup, groupFailures, othersInWords } from '../../words/failure-groups';
import { kindWords } from '../../kinds';
import { splitRemedy } from '../../words/remedy';
import { oneLine } from '../../words/shown-text';
import type { RequirementOutcome, Verdict } from '../../verdict-schema';
import { cut, type Paint } from './paint';

/** Blocks that are shown: with more of them nobody sees the first. */
const mostBlocks = 6;

type Look = { readonly paint: Paint; readonly width: number };

/** What failed, six lines a cause, and what only failed with it. Nothing where nothing did. */
export function failureBlocks(verdict: Verdict, look: Look): string[] {
  const { requirements } = verdict;
  const known = knownThat(false, verdict);
  const groups = groupFailures(requirements.filter(({ id }) => !known.includes(id)));
  const hidden = groups.slice(mostBlocks).flatMap(({ first, others }) => [first, ...others]);
  const blocked = requirements.filter(({ outcome }) => outcome === 'blocked');
  // Where nothing failed nothing was run: the verdict's reason says why.
  if (groups.length === 0) return [];
  return [
    ...groups.slice(0, mostBlocks).flatMap(group => blockOf(group, look)),
    ...sentence(hidden, `${hidden.length} more failed; summary.md has each`, look),
    ...sentence(blocked, `${blocked.length} not come to after that`, look),
  ];
}

function blockOf(group: FailureGroup, look: Look): string[] {
  const { paint, width } = look;
  const { id, level, statement, kind, reason, tests, rerun } = group.first;
  const decisive = tests.find(test => test.kind === kind) ?? tests[0];
  const where = decisive === undefined ? 'no test of its own' : `${decisive.file}:${decisive.line}`;
  const line = (label: string, text: string): string => cut(`  ${label.padEnd(9)} ${text}`, width);
  const head = cut(`✗ ${id} (${level}) ${kind === undefined ? '' : kindWords[kind]}`, width);
  return [
    '',
    paint(kind === 'warning' ? 'yellow' : 'red', head),
    cut(`  ${statement}`, width),
    ...comparison(reason ?? '').map(([label, text]) => line(label, text)),
    // For a mouse and for a shell: neither takes a half.
    `  ${'where'.padEnd(9)} ${where}`,
    ...(rerun === undefined ? [] : [`  ${'again'.padEnd(9)} ${rerun}`]),
    ...sentence(group.others, othersInWords(group), look),
  ];
}

/** Two lines: what was expected and what came, or what happened and what to do about it. */
function comparison(reason: string): readonly (readonly [string, string])[] {
  const compared = expectedAndCame(reason);
  if (compared !== undefined) {
    const { what, expected, came } = compared;
    return [
      ['expected', what === '' ? expected : `${what}: ${expected}`],
      ['came', came],
    ];
  }
  const { what, remedy } = splitRemedy(reason);
  return [
    ['came', oneLine(what)],
    ['to do', remedy === undefined ? 'open the report: it has what was asked, and what came' : oneLine(remedy)],
  ];
}

function sentence(outcomes: readonly RequirementOutcome[], words: string, { width }: Look): string[] {
  if (outcomes.length === 0) return [];
  return [cut(`  ${words}: ${outcomes.map(({ id }) => id).join(', ')}`, width)];
}
