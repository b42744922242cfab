import type { RequirementId } from '../requirements/catalogue';
import type { TestRecord } from '../test-record';

/** A part of a run, and when it was. */
export type Span = {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
};

/** A test that ran, with when. */
type Begun = TestRecord & { readonly startedAt: number; readonly endedAt: number };

/** Which tests are which part, in the order of a run. */
const parts: readonly { readonly name: string; readonly has: (test: TestRecord) => boolean }[] = [
  { name: 'import', has: setUp('CT-SOL-01') },
  { name: 'index', has: setUp('CT-KEY-02') },
  { name: 'readiness', has: setUp('CT-OBS-03') },
  { name: 'seed', has: stage(1) },
  { name: 'token', has: stage(2) },
  { name: 'mutation', has: stage(3) },
  { name: 'delta', has: stage(4) },
  { name: 'copies', has: stage(5) },
  { name: 'conformance', has: ({ project }) => project === 'conformance' },
  { name: 'many rows', has: ({ project }) => project === 'scale' },
  { name: 'teardown', has: ({ project }) => project === 'teardown' },
];

/** When each part of a run was, in the order in which they began: what a run took its time for. */
export function timelineOf(tests: readonly TestRecord[]): readonly Span[] {
  const begun = tests.filter(isBegun).filter(hasRun);
  const spans = parts.flatMap(({ name, has }) => spanOf(name, begun.filter(has)));
  return [...signIn(begun), ...spans, ...settling(begun)].toSorted((one, other) => one.startedAt - other.startedAt);
}

function setUp(id: RequirementId): (test: TestRecord) => boolean {
  return ({ project, requirementIds }) => project === 'solution' && requirementIds.includes(id);
}

/** The stages of the scenario are files whose names begin with their number. */
function stage(number: number): (test: TestRecord) => boolean {
  return ({ project, file }) => project === 'scenario' && new RegExp(`(?:^|/)${number}\\w*-[^/]*$`).test(file);
}

const isBegun = (test: TestRecord): test is Begun => test.startedAt !== undefined && test.endedAt !== undefined;

/** What was skipped, such as the import of a solution that was there, took no time of the run. */
const hasRun = ({ attempts }: TestRecord): boolean => attempts.some(({ status }) => status !== 'skipped');

function spanOf(name: string, tests: readonly Begun[]): Span[] {
  if (tests.length === 0) return [];
  const startedAt = Math.min(...tests.map(test => test.startedAt));
  return [{ name, startedAt, durationMs: Math.max(...tests.map(test => test.endedAt)) - startedAt }];
}

/** The first: each process of a run has its own, and they are alike. */
function signIn(tests: readonly TestRecord[]): Span[] {
  const evidence = tests.flatMap(({ attempts }) => attempts.flatMap(attempt => attempt.evidence));
  const all = evidence.flatMap(one => (one.kind === 'signed-in' ? [one] : []));
  const [first] = all.toSorted((one, other) => one.startedAt - other.startedAt);
  return first === undefined ? [] : [{ name: 'sign-in', startedAt: first.startedAt, durationMs: first.durationMs }];
}

/** The wait of the scenario's deltas, which the first test that needs their answer waits for, at its end. */
function settling(tests: readonly Begun[]): Span[] {
  const waiting = tests.filter(stage(4)).find(test => waitOf(test) > 0);
  if (waiting === undefined) return [];
  return [
    {
      name: 'settle',
      startedAt: Math.max(waiting.startedAt, waiting.endedAt - waitOf(waiting)),
      durationMs: waitOf(waiting),
    },
  ];
}

const waitOf = ({ attempts }: TestRecord): number =>
  Math.max(
    0,
    ...attempts.flatMap(({ evidence }) => evidence.flatMap(one => (one.kind === 'settled' ? [one.afterMs] : []))),
  );
