import type { TestCase } from '@playwright/test/reporter';

/** Some tests that are told in one line when all of them have ended. */
export type Stage = {
  readonly name: string;
  readonly tests: ReadonlySet<TestCase>;
};

const names: Readonly<Record<string, string>> = { solution: 'set-up', teardown: 'teardown' };

/** The stages of a run, in the order of its tests: set-up, each file of the scenario, each folder of the conformance, teardown. */
export function stagesOf(tests: readonly TestCase[]): Stage[] {
  const stages = new Map<string, Set<TestCase>>();
  for (const test of tests) {
    const name = stageName(test);
    stages.set(name, (stages.get(name) ?? new Set()).add(test));
  }
  return [...stages].map(([name, own]) => ({ name, tests: own }));
}

function stageName({ location, parent }: TestCase): string {
  const project = parent.project();
  const known = names[project?.name ?? ''];
  if (known !== undefined) return known;
  const [, place = location.file] = /[\\/]specs[\\/]([^]*)$/.exec(location.file) ?? [];
  const parts = place.replace(/\.spec\.ts$/, '').split(/[\\/]/);
  return (project?.name === 'conformance' ? parts.slice(0, -1) : parts).join('/');
}
