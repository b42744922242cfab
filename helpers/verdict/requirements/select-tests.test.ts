import { expect, test } from '@playwright/test';
import { requirements } from './catalogue';
import { type ListedTest, listTests } from './list-tests';
import { selectTests } from './select-tests';

const root = process.cwd();

let all: readonly ListedTest[];
test.beforeAll(() => {
  all = listTests(root);
});

/** As Playwright shows a test to `--grep`. */
const shown = ({ project, file, title, tags }: ListedTest): string =>
  [project, file.replace('specs/', ''), title, ...tags.map(tag => `@${tag}`)].join(' ');

const chosenBy = (...ids: Parameters<typeof selectTests>[0]): ListedTest[] => {
  const wanted = new RegExp(selectTests(ids, all));
  return all.filter(one => wanted.test(shown(one)));
};

test('each requirement has a selection of tests that looks at it, or says why none can', () => {
  for (const { id, untested, metInPassing } of requirements) {
    if (untested !== undefined) {
      expect(() => selectTests([id], all)).toThrow(`No test looks at ${id}: ${untested}`);
      continue;
    }
    const chosen = chosenBy(id);

    const looking = all.filter(({ tags }) => tags.includes(id));
    if (metInPassing === undefined) expect(looking, id).not.toEqual([]);
    expect(chosen, id).toEqual(expect.arrayContaining(looking.filter(({ project }) => project !== 'teardown')));
    expect(chosen, id).not.toEqual([]);
    // The stages of the scenario stand on each other: none is left out before the last.
    const last = stagesIn(chosen).at(-1)?.file ?? '';
    expect(stagesIn(chosen), id).toEqual(stagesIn(all).filter(({ file }) => file <= last));
  }
});

const stagesIn = (tests: readonly ListedTest[]): ListedTest[] => tests.filter(({ project }) => project === 'scenario');

test('Playwright itself finds the stages up to the last, the conformance test, the set-up, and nothing else', () => {
  const listed = listTests(root, { args: ['--grep', selectTests(['CT-KEY-04', 'CT-DELTA-14'], all)] });

  expect(new Set(listed.map(({ project, file }) => (project === 'conformance' ? project : file)))).toEqual(
    new Set([
      'specs/solution.setup.ts',
      'specs/scenario/1-seeding.spec.ts',
      'conformance',
      'specs/solution.teardown.ts',
    ]),
  );
  const apart = listed.filter(({ project }) => project === 'conformance');
  expect(apart).toEqual(
    all.filter(
      ({ project, tags }) => project === 'conformance' && (tags.includes('CT-KEY-04') || tags.includes('CT-DELTA-14')),
    ),
  );
});

test('what belongs to the set-up or the teardown takes all of both', () => {
  for (const id of ['CT-TAB-01', 'CT-SOL-03'] as const) {
    const listed = listTests(root, { args: ['--grep', selectTests([id], all)] });

    expect(listed).toEqual(all.filter(({ project }) => project === 'solution' || project === 'teardown'));
  }
});

test('what is asked of many rows takes all tests with them, which stand on each other', () => {
  const listed = listTests(root, { args: ['--grep', selectTests(['CT-SCALE-04'], all)] });

  expect(listed.filter(({ project }) => project === 'scale')).toEqual(all.filter(({ project }) => project === 'scale'));
  expect(new Set(listed.map(({ project }) => project))).toEqual(new Set(['solution', 'scale', 'teardown']));
});
