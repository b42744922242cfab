import { SettingsError } from '../../dataverse/errors';
import type { Profile } from '../../run/settings/settings';
import { type ListedTest, listTests } from '../../verdict/requirements/list-tests';
import type { Scope } from '../../verdict/verdict-schema';
import { root } from '../command';

/**
 * The stages of the scenario stand on each other, and a shard has its own environment or its own rows: one that begins in the
 * middle could not look. Playwright gives each shard as many tests as any other, in their order, with the scenario first.
 *
 * Throws SettingsError where there are so many shards that the first has not all of it.
 */
export function refuseSplitScenario(
  { total }: Extract<Scope, { readonly kind: 'shard' }>,
  args: readonly string[],
  profile: Profile,
): void {
  const others = args.filter((arg, n) => !arg.startsWith('--shard') && args[n - 1] !== '--shard');
  const whole = listTests(root, { profile, args: others });
  const first = listTests(root, { profile, args: [...others, `--shard=1/${total}`] });
  const scenario = countOf(whole, 'scenario');
  if (countOf(first, 'scenario') === scenario) return;
  const most = Math.max(1, Math.floor(countOf(whole, 'scenario', 'conformance') / scenario));
  throw new SettingsError(
    `${total} shards are too many: the scenario, whose stages stand on each other, would be torn.`,
    `make it ${most} at most: of the profile ${profile} a shard then has the whole scenario.`,
  );
}

const countOf = (tests: readonly ListedTest[], ...projects: readonly string[]): number =>
  tests.filter(({ project }) => projects.includes(project)).length;
