import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environmentFacts } from './environment-facts';

const facts = {
  kind: 'dataverse',
  url: 'https://contoso.crm.dynamics.com/',
  version: '9.2.25063.00183',
  organizationId: '7f5c9d6e-0000-4000-8000-000000000001',
  userId: '7f5c9d6e-0000-4000-8000-000000000002',
};
const unknown = {
  version: null,
  organizationId: null,
  userId: null,
  changeTrackingRetentionDays: null,
  organizationService: null,
};

function ledgerIn(folder: string, ledger: unknown): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ledger.json'), typeof ledger === 'string' ? ledger : JSON.stringify(ledger));
  return folder;
}

test('the facts come from the ledger of the same run', () => {
  const folder = ledgerIn(test.info().outputPath('r'), {
    schemaVersion: 1,
    runId: 'a1',
    environment: { url: facts.url, facts, organizationService: 'available' },
  });

  expect(environmentFacts({ folder, runId: 'a1', env: {}, onEmulator: false })).toEqual({
    ...facts,
    changeTrackingRetentionDays: null,
    organizationService: 'available',
  });
});

test('the ledger of another run says nothing about this one', () => {
  const folder = ledgerIn(test.info().outputPath('r'), { runId: 'a1', environment: { url: facts.url, facts } });
  const env = { DATAVERSE_URL: 'https://fabrikam.crm.dynamics.com' };

  expect(environmentFacts({ folder, runId: 'b2', env, onEmulator: false })).toEqual({
    ...unknown,
    kind: null,
    url: 'https://fabrikam.crm.dynamics.com',
  });
});

test('without a ledger, or with a broken one, only what the settings say is known', () => {
  const folder = ledgerIn(test.info().outputPath('r'), '{ half');

  const seen = environmentFacts({ folder, runId: 'a1', env: {}, onEmulator: true });

  expect(seen).toEqual({ ...unknown, kind: 'emulator', url: null });
});
