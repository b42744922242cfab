import { writeXml } from '../../../dataverse/xml/write-xml';
import type { XmlElement } from '../../../dataverse/xml/xml-element';
import { judgeTest } from '../../judge/judge-test';
import { hasFailed, type TestRecord } from '../../test-record';
import { type JunitCase, junitElement, outsideCase, testCase } from './junit-case';

/** What a CI system is told of a run. */
export type JunitRun = {
  readonly tests: readonly TestRecord[];
  /** Errors outside of any test. */
  readonly errors: readonly string[];
  readonly startedAt: Date;
  readonly durationMs: number;
};

type JunitSuite = { readonly name: string; readonly cases: readonly JunitCase[] };

/** Characters of what failures say, all together: systems cut long reports, or refuse them. The Allure report has the rest. */
const mostText = 24_000;

/**
 * A run as JUnit XML, 100 KB at most: a suite for each file, a case for each test with the ids of its requirements in its name;
 * as `failure` what proves the environment wrong, as `error` what kept us from looking, as `skipped` what was not looked at,
 * each with its reason.
 *
 * https://github.com/testmoapp/junitxml tells what systems read of the format.
 */
export function renderJunit({ tests, errors, startedAt, durationMs }: JunitRun): string {
  const cause = tests.find(hasFailed)?.title;
  const budget = { left: mostText };
  const suites = new Map<string, JunitCase[]>();
  for (const test of tests) {
    const own = suites.get(test.file) ?? [];
    suites.set(test.file, [...own, testCase(judgeTest(test, cause), budget)]);
  }
  const elements = [...suites].map(([name, cases]) => suiteElement({ name, cases }, startedAt));
  return documentOf([...elements, ...outsideSuite(errors, startedAt, budget)], durationMs);
}

/** The reports of several machines as one, with what kept somebody from looking. */
export function mergeJunit(
  reports: readonly XmlElement[],
  { errors, startedAt, durationMs }: Omit<JunitRun, 'tests'>,
): string {
  const suites = reports.flatMap(({ children }) => children);
  return documentOf([...suites, ...outsideSuite(errors, startedAt, { left: mostText })], durationMs);
}

function documentOf(suites: readonly XmlElement[], durationMs: number): string {
  const sum = (name: string): string =>
    String(suites.reduce((total, { attributes }) => total + Number(attributes.get(name) ?? 0), 0));
  const counts = Object.fromEntries(['tests', 'failures', 'errors', 'skipped'].map(name => [name, sum(name)]));
  const root = junitElement('testsuites', { ...counts, time: seconds(durationMs) }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}\n`;
}

function outsideSuite(errors: readonly string[], startedAt: Date, budget: { left: number }): XmlElement[] {
  const cases = errors.map((error, n) => outsideCase(error, n, budget));
  return cases.length === 0 ? [] : [suiteElement({ name: 'the run itself', cases }, startedAt)];
}

function suiteElement({ name, cases }: JunitSuite, startedAt: Date): XmlElement {
  const took = cases.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const attributes = { name, timestamp: startedAt.toISOString(), ...countsOf(cases), time: seconds(took) };
  return junitElement(
    'testsuite',
    attributes,
    cases.flatMap(({ element }) => ['\n', element]),
  );
}

function countsOf(cases: readonly JunitCase[]): Readonly<Record<string, string>> {
  const count = (wanted: JunitCase['end']) => String(cases.filter(({ end }) => end === wanted).length);
  return {
    tests: String(cases.length),
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(3);
