import { expect, test } from '@playwright/test';
import { refuseSplitScenario } from './refuse-split-scenario';

// Each call asks Playwright for two lists.
test.describe.configure({ timeout: 60_000 });

test('shards that leave the scenario whole are taken, and so many that it is torn are not', () => {
  const shards = (total: number) => ({ kind: 'shard', current: 1, total }) as const;

  expect(() => refuseSplitScenario(shards(3), ['--shard', '1/3', '--workers=1'], 'core')).not.toThrow();
  expect(() => refuseSplitScenario(shards(2), ['--shard=1/2'], 'smoke')).toThrow(
    /2 shards are too many.*\n.*make it 1/,
  );
});
