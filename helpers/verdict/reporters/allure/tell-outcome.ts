import { failureKinds } from '../../kinds';
import { oneLine } from '../../words/shown-text';
import type { RequirementOutcome, Verdict } from '../../verdict-schema';
import { describeTest } from './describe-test';
import type { AllureResult } from './result-files';

type Test = RequirementOutcome['tests'][number];

/**
 * An Allure result with what the verdict says of its test: the label `kind`, by which allurerc.mjs sorts failures, what its
 * requirements are and what became of them, and in its title what it observed. The same result again changes nothing: a
 * title is read where nobody has written into it.
 */
export function tellOutcome(result: AllureResult, verdict: Verdict): AllureResult {
  const [spec = '', ...rest] = result.fullName.split(' › ');
  const title = rest.join(' › ');
  const isOwn = (test: Pick<Test, 'title' | 'file'>) => title === test.title && test.file.endsWith(spec);
  const tests = verdict.requirements.flatMap(requirement => requirement.tests.filter(isOwn));
  const described = describeTest(verdict, isOwn);
  if (described === undefined) return result;
  const { answers, descriptionHtml } = described;
  // What an environment answers is no part of which test it is: it must not cut its history.
  const observed = answers.map(answer => ({ ...answer, excluded: true }));
  return {
    ...result,
    name: titleOf(title, answers),
    descriptionHtml,
    labels: [...result.labels.filter(({ name }) => name !== 'kind'), ...kindLabels(tests)],
    parameters: [...observed, ...result.parameters.filter(({ name }) => !answers.some(one => one.name === name))],
  };
}

/** How the title of a test begins that says what it saw. */
export const titleBefore = (title: string): string => `${title} → `;

/** A test that observed is no bare "passed": its title says what it saw. */
const titleOf = (title: string, answers: readonly { readonly value: string }[]): string =>
  answers.length === 0 ? title : `${titleBefore(title)}${oneLine(answers.map(({ value }) => value).join('; '), 120)}`;

/** One test may look at several requirements: the kind of failure that weighs most is its own. */
function kindLabels(tests: readonly Test[]): { name: string; value: string }[] {
  const kind = failureKinds.find(known => tests.some(test => test.kind === known));
  return kind === undefined ? [] : [{ name: 'kind', value: kind }];
}
