import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { environmentVariables } from '../../run/settings/environment';
import type { ListedTest } from './coverage';

type Suite = z.infer<typeof suiteSchema>;

const suiteSchema = z.object({
  specs: z.array(z.object({ file: z.string(), tags: z.array(z.string()) })).default([]),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const listSchema = z.object({ suites: z.array(suiteSchema) });

/** Every test of the suite with its tags, as Playwright lists them for the profile full. Runs none of them. */
export function listTests(root: string): ListedTest[] {
  const cli = require.resolve('@playwright/test/cli');
  const json = execFileSync(process.execPath, [cli, 'test', '--list', '--reporter=json'], {
    cwd: root,
    env: { ...environmentVariables(), PROFILE: 'full' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listSchema.parse(JSON.parse(json)).suites.flatMap(testsOf);
}

const testsOf = ({ specs, suites }: Suite): ListedTest[] => [
  ...specs.map(({ file, tags }) => ({ file: `specs/${file}`, tags })),
  ...suites.flatMap(testsOf),
];
