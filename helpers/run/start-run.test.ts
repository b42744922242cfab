import { expect, test } from '@playwright/test';
import { startRun } from './start-run';

const elsewhere = { DATAVERSE_URL: 'https://contoso.crm.dynamics.com', AZURE_CLIENT_SECRET: 's3cr3t', PAGE_SIZE: '3' };

test('a run without an address is for the emulator and checks everything', () => {
  const run = startRun({ AZURE_CLIENT_SECRET: 's3cr3t', PAGE_SIZE: '3' });

  expect(run).toMatchObject({ target: 'emulator', profile: 'full' });
  expect(run.id).toMatch(/^[0-9a-f]{8}$/);
  // What points to another environment is set aside; how to check is not.
  expect(run.variables).toMatchObject({ DATAVERSE_URL: '', AZURE_CLIENT_SECRET: '' });
  expect(run.variables).not.toHaveProperty('PAGE_SIZE');
});

test('a run with an address is for that environment and checks what is documented', () => {
  const run = startRun(elsewhere);

  expect(run).toMatchObject({ target: 'dataverse', profile: 'core' });
  expect(run.variables).toEqual({
    CHANGE_TRACKING_RUN_ID: run.id,
    CHANGE_TRACKING_RUN_TARGET: 'dataverse',
    PROFILE: 'core',
  });
});

test('a later process of the run decides the same, when the emulator has handed over its address too', () => {
  const run = startRun({});
  const later = startRun({ ...run.variables, ...elsewhere });

  expect(later).toMatchObject({ id: run.id, target: 'emulator', profile: 'full' });
  expect(later.variables).not.toHaveProperty('DATAVERSE_URL');
});

test('the process of a run is the one that published it, also to those that it leaves behind', () => {
  expect(startRun({}).pid).toBe(process.pid);
  expect(startRun({ CHANGE_TRACKING_RUN_PID: '4711' }).pid).toBe(4711);
  // Whoever only decides what a run is, as `npm run verify` does, is not its process.
  expect(startRun({}).variables).not.toHaveProperty('CHANGE_TRACKING_RUN_PID');
});

test('a run that asks for the emulator takes no setting but those of the machine', () => {
  const { target, profile, variables } = startRun({ ...elsewhere, PROFILE: 'smoke' }, { onEmulator: true });

  expect({ target, profile }).toEqual({ target: 'emulator', profile: 'full' });
  expect(variables).toMatchObject({ DATAVERSE_URL: '', AZURE_CLIENT_SECRET: '', PAGE_SIZE: '', PROFILE: 'full' });
  for (const name of ['NO_PROXY', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS']) expect(variables).not.toHaveProperty(name);
});

test('a profile that is not one is left for the settings to refuse', () => {
  expect(startRun({ ...elsewhere, PROFILE: 'all' })).toMatchObject({ profile: 'full', variables: { PROFILE: 'all' } });
  expect(startRun({ ...elsewhere, PROFILE: ' smoke ' })).toMatchObject({ profile: 'smoke' });
});

test('a profile that is asked for wins over that of the settings, on the emulator too', () => {
  expect(startRun({ ...elsewhere, PROFILE: 'full' }, { profile: 'smoke' })).toMatchObject({ profile: 'smoke' });
  expect(startRun(elsewhere, { onEmulator: true, profile: 'core' })).toMatchObject({ variables: { PROFILE: 'core' } });
});
