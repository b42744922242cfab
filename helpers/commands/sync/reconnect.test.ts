import { expect, test } from '@playwright/test';
import { startPostgres } from '../../replica/testing/postgres-server';
import { serverPrograms } from '../../replica/testing/server-programs';
import { connect } from '../../run/connect';
import { loadSettings } from '../../run/settings/load';
import { onEmulator } from '../emulator/emulator-process';
import { RunningSync } from './testing/running-sync';

test.describe.configure({ timeout: 120_000 });

test('with --every a server that goes away is waited for, and no second process keeps the copy', async () => {
  const server = await startPostgres(serverPrograms());
  try {
    await onEmulator([], async emulator => {
      const settings = { ...emulator, REPLICA_URL: server.url };
      const client = connect(loadSettings(settings));
      const add = (name: string) => client.create('accounts', { name }, { idColumn: 'accountid' });
      await add('before');
      const sync = RunningSync.start(settings, '--table', 'account', '--every', '100ms');
      await sync.says(/account: up to date; every row read .* 1 told/);

      const other = RunningSync.start(settings, '--table', 'account');
      expect(await other.ends()).toBe(2);
      expect(other.lines.join()).toContain('Another process keeps the copy of account');

      await server.shutDown();
      await sync.says(/connection to the database .* It is waited for/);
      await add('meanwhile');
      await server.comeBack();
      await sync.says(/Connected again/);
      await sync.says(/account: up to date; changes read: 1 told, 1 written/);
      expect(sync.lines.filter(line => line.includes('is waited for')).length).toBeLessThanOrEqual(3);
      expect(await sync.ends('SIGTERM')).toBe(0);
    });
  } finally {
    await server.stop();
  }
});
