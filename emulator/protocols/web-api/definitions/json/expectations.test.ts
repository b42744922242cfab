import { expect, test } from '@playwright/test';
import { startApi } from '../../testing/api';
import { attribute, tableBody } from '../../testing/metadata';

test('what is so of every table and column here can be said, and nothing else about it', async () => {
  const { send } = startApi();
  const make = async (name: string, table: Record<string, unknown>, column: Record<string, unknown> = {}) => {
    const columns = [attribute('Integer', 'new_Count', column)];
    return (await send('POST', 'EntityDefinitions', { body: tableBody(name, table, columns) })).status;
  };
  const said = { IsOptimisticConcurrencyEnabled: true, CanChangeTrackingBeEnabled: { Value: true } };
  const named = { PrimaryIdAttribute: 'new_oneid', PrimaryNameAttribute: 'new_Name', IsCustomEntity: true };
  expect(await make('new_One', { ...said, ...named }, { IsValidForCreate: true })).toBe(204);
  for (const other of [
    { IsOptimisticConcurrencyEnabled: false },
    { CanChangeTrackingBeEnabled: { Value: false } },
    { IsCustomizable: { Value: false } },
    { PrimaryIdAttribute: 'new_id' },
  ]) {
    expect(await make('new_Two', other), JSON.stringify(other)).toBe(501);
  }
  for (const other of [{ IsValidForUpdate: false }, { IsValidForRead: false }, { IsCustomizable: { Value: false } }]) {
    expect(await make('new_Two', {}, other), JSON.stringify(other)).toBe(501);
  }
});
