import { expect, test } from '@playwright/test';
import { existsSync } from 'node:fs';
import { ScriptedEnvironment } from '../dataverse/testing/scripted-environment';
import { ownPackages, packageFor } from './own-package';

const ofVersion = (version: string): ScriptedEnvironment =>
  new ScriptedEnvironment().on('GET RetrieveVersion()', { body: { Version: version } });

test('an environment gets the package that its version takes', async () => {
  const chosen = (version: string) => packageFor(ofVersion(version).client, undefined);

  expect(await chosen('9.2.24073.198')).toBe(ownPackages.online);
  expect(await chosen('9.10.0.1')).toBe(ownPackages.online);
  expect(await chosen('10.0.0.1')).toBe(ownPackages.online);
  expect(await chosen('9.1.25.17')).toBe(ownPackages.onPremises);
  expect(await chosen('9.0.2.3')).toBe(ownPackages.onPremises);
  expect(Object.values(ownPackages).every(existsSync)).toBe(true);
});

test('a package that was asked for is taken without asking the environment', async () => {
  const environment = ofVersion('9.1.25.17');

  expect(await packageFor(environment.client, '/tmp/another.zip')).toBe('/tmp/another.zip');
  expect(environment.asked).toEqual([]);
});
