import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { HarnessError } from '../../dataverse/errors';
import { environmentVariables } from '../../run/settings/environment';
import type { Profile } from '../../run/settings/settings';

/** A test of the suite. */
export type ListedTest = {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly project: string;
  /** Without their sign. */
  readonly tags: readonly string[];
};

type Suite = z.infer<typeof suiteSchema>;

const suiteSchema = z.object({
  specs: z
    .array(
      z.object({
        ...{ file: z.string(), line: z.number(), title: z.string(), tags: z.array(z.string()) },
        tests: z.array(z.object({ projectName: z.string() })),
      }),
    )
    .default([]),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const listSchema = z.object({ suites: z.array(suiteSchema), errors: z.array(z.object({ message: z.string() })) });

/** Which tests are listed. */
type Choice = {
  readonly profile?: Profile | undefined;
  /** Arguments for Playwright that choose tests. */
  readonly args?: readonly string[];
};

/**
 * The tests of the suite with their tags, as Playwright lists them: every one, those of a profile, or those that arguments of
 * Playwright choose. Runs none of them. Throws HarnessError with Playwright's own words for arguments that it does not take.
 */
export function listTests(root: string, { profile = 'full', args = [] }: Choice = {}): ListedTest[] {
  const cli = require.resolve('@playwright/test/cli');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'test', '--list', '--reporter=json', ...args], {
    cwd: root,
    env: { ...environmentVariables(), PROFILE: profile },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const listed = listSchema.safeParse(parseJson(stdout));
  if (listed.success && (status === 0 || listed.data.errors.length === 0)) return listed.data.suites.flatMap(testsOf);
  const words = listed.data?.errors.map(({ message }) => message).join('\n') ?? stderr;
  throw new HarnessError(`Playwright could not list the tests: ${words.trim()}`, 'read its message.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const testsOf = ({ specs, suites }: Suite): ListedTest[] => [
  ...specs.map(({ file, line, title, tags, tests }) => ({
    ...{ file: `specs/${file}`, line, title, tags },
    project: tests[0]?.projectName ?? '',
  })),
  ...suites.flatMap(testsOf),
];
