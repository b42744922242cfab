import { markdownCell } from '../../run/markdown-cell';
import { killOf } from './kills';
import { type Kill } from './kills/kill';
import { withoutDefect } from './kills/without-defect';
import { exitStatuses, type Verdict } from '../../verdict/verdict-schema';

type Ending = 'supported' | 'inconclusive';

/** What the emulator is made to do, as its lists say it. */
export type Subject =
  | { readonly kind: 'defect'; readonly name: string }
  | { readonly kind: 'variation'; readonly name: string; readonly ends: Ending };

/** What a run came to with it. */
export type Proof = {
  readonly subject: Subject;
  readonly verdict: Verdict['verdict'] | 'none';
  readonly reason: string;
  /** Ids of the requirements that fail, MUST and SHOULD alike. */
  readonly failed: readonly string[];
  /** Ids of those at which the run broke off: groundwork that did not hold, or a test that could not look. */
  readonly broken: readonly string[];
  /** What was seen, by the ids of the requirements that observe. */
  readonly observed: Readonly<Record<string, string>>;
  readonly seconds: number;
};

/** The subjects in a list that the emulator prints: `cold-table: … A run ends supported.` */
export const subjectsIn = (list: string): Subject[] =>
  list.split('\n').flatMap((line): Subject[] => {
    const { name, ends } = /^(?<name>[a-z][a-z0-9-]+): (?:.* A run ends (?<ends>\w+)\.$)?/.exec(line)?.groups ?? {};
    if (name === undefined) return [];
    if (ends === undefined) return [{ kind: 'defect', name }];
    return ends === 'supported' || ends === 'inconclusive' ? [{ kind: 'variation', name, ends }] : [];
  });

/** A run with this verdict; undefined when it wrote none. */
export function proofOf(subject: Subject, verdict: Verdict | undefined, seconds: number): Proof {
  const requirements = verdict?.requirements ?? [];
  const idsWith = (wanted: string) => requirements.filter(({ outcome }) => outcome === wanted).map(({ id }) => id);
  const observed = requirements.flatMap(({ id, observed: seen }) => (seen === null ? [] : [[id, seen] as const]));
  return {
    ...{ subject, verdict: verdict?.verdict ?? 'none', reason: verdict?.reason ?? 'the run wrote no verdict', seconds },
    ...{ failed: idsWith('failed'), broken: idsWith('error'), observed: Object.fromEntries(observed) },
  };
}

/**
 * A defect must be caught by each requirement that forbids it, and nothing may fail that nobody expected. With a variation
 * a run must end as it is declared.
 */
export const isRight = (proof: Proof): boolean => faultsIn(proof) === '';

/** What is wrong with a proof, in words. Empty: nothing. */
function faultsIn(proof: Proof): string {
  const { subject, verdict, reason, failed } = proof;
  if (subject.kind === 'defect') return faultsOfDefect(proof, killOf(subject.name)).join('; ');
  return verdict === subject.ends ? '' : `not ${subject.ends}: ${[reason, ...failed].join(' ')}`;
}

function faultsOfDefect(
  { verdict, reason, failed, broken, observed }: Proof,
  { by, also, stops, seen }: Kill,
): readonly string[] {
  const expected: readonly string[] = [...by, ...also];
  const missing = by.filter(id => !failed.includes(id));
  const undeclared = failed.filter(id => !expected.includes(id));
  const goingOn = stops.filter(id => !broken.includes(id));
  const unseen = seen.filter(([id, words]) => !(observed[id] ?? '').includes(words));
  return [
    missing.length === 0 ? [] : `not caught by ${missing.join(', ')}`,
    undeclared.length === 0 ? [] : `undeclared: ${undeclared.join(', ')}`,
    goingOn.length === 0 ? [] : `not broken off at ${goingOn.join(', ')}`,
    stops.length === 0 || verdict === 'inconclusive' ? [] : `not inconclusive: ${verdict}`,
    unseen.map(([id, words]) => `${id} does not tell "${words}": ${observed[id] ?? 'nothing'}`),
    verdict === 'none' ? reason : [],
  ].flat();
}

/** What noticed a defect: what failed, where the run broke off as it must, and what it saw. */
function noticesIn({ subject, failed, broken, observed }: Proof): readonly string[] {
  const { stops, seen } = killOf(subject.name);
  const brokenOff = stops.filter(id => broken.includes(id)).map(id => `broken off at ${id}`);
  const told = seen.filter(([id, words]) => (observed[id] ?? '').includes(words)).map(([id]) => `seen by ${id}`);
  return [...failed, ...brokenOff, ...told];
}

const exitOf = (verdict: Proof['verdict']): string => (verdict === 'none' ? '' : String(exitStatuses[verdict]));

/** In a line, for the terminal. */
export function lineOf(proof: Proof): string {
  const { subject, verdict, seconds } = proof;
  const came = subject.kind === 'defect' ? noticesIn(proof).join(', ') || 'nothing notices it' : verdict;
  const faults = faultsIn(proof);
  return faults === ''
    ? `right  ${subject.name}: ${came} (${seconds} s)`
    : `WRONG  ${subject.name}: ${came}; ${faults} (${seconds} s)`;
}

/** For people. */
export function renderMatrix(proofs: readonly Proof[]): string {
  const of = (kind: Subject['kind']) => proofs.filter(({ subject }) => subject.kind === kind);
  const defects = of('defect').map(proof => {
    const { by, also } = killOf(proof.subject.name);
    const others = noticesIn(proof).filter(id => by.every(forbidding => forbidding !== id));
    const possible = also.filter(id => !others.includes(id));
    const caught = by.map(id => (proof.failed.includes(id) ? id : `~~${id}~~`));
    return `| ${proof.subject.name} | ${caught.join(', ')} | ${others.join(', ')} | ${possible.join(', ')} | ${markdownCell(faultsIn(proof))} |`;
  });
  const variations = of('variation').map(proof => {
    const { subject, verdict, reason, failed } = proof;
    const declared = subject.kind === 'variation' ? subject.ends : '';
    const ended = isRight(proof) ? verdict : `**${verdict}**`;
    const why = [reason, failed.join(', ')].filter(text => text !== '').join(' Failed: ');
    return `| ${subject.name} | ${declared} | ${ended} | ${exitOf(verdict)} | ${markdownCell(why)} |`;
  });
  const reasons = [...withoutDefect].map(([id, why]) => `| ${id} | ${markdownCell(why)} |`);
  return `${[
    '# What notices which defect, and what weather does to a verdict',
    ...table(
      'Defects: each must be caught by all that forbid it',
      ['defect', 'forbidden by', 'noticed as well', 'may fail with it', 'fault of the proof'],
      defects,
    ),
    ...table(
      'Variations: each must end as declared, never with exit status 1',
      ['variation', 'declared', 'ended', 'exit', 'reason'],
      variations,
    ),
    ...(defects.length === 0
      ? []
      : table('Documented requirements that no defect breaks', ['requirement', 'why none'], reasons)),
  ].join('\n')}\n`;
}

function table(title: string, columns: readonly string[], rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return ['', `## ${title}`, '', line(columns), line(columns.map(() => '---')), ...rows];
}

/** For programs. */
export const matrixJson = (proofs: readonly Proof[]): string =>
  `${JSON.stringify(
    proofs.map(proof => ({ ...proof.subject, right: isRight(proof), ...proof, subject: undefined })),
    null,
    2,
  )}\n`;
