import { execFileSync } from 'node:child_process';
import { environmentVariables } from '../../run/settings/environment';
import { root } from '../command';

/** Runs the tests of specs/conformance alone: each imports the solution where nobody has, and needs no other test. */
export const conformanceAlone = ['--project', 'conformance', '--no-deps'] as const;

/** Ids of the requirements that specs/conformance checks. Playwright lists them, in a second. */
export function conformanceRequirements(): ReadonlySet<string> {
  const args = [require.resolve('@playwright/test/cli'), 'test', ...conformanceAlone, '--list', '--reporter', 'json'];
  const env = { ...environmentVariables(), PROFILE: 'full' };
  const list = execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1e9 });
  const ids = new Set<string>();
  JSON.parse(list, (key, value: unknown) => {
    if (key === 'tags' && Array.isArray(value)) for (const tag of value) ids.add(String(tag));
    return value;
  });
  return ids;
}
