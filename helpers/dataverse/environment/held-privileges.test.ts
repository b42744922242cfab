import { expect, test } from '@playwright/test';
import { AccessError } from '../errors';
import { refusal, ScriptedEnvironment } from '../testing/scripted-environment';
import { heldPrivileges } from './held-privileges';

const userId = '11bb11bb-cc22-dd33-ee44-55ff55ff55ff';
const byNames = `GET systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames`;
const all = `GET systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`;
const names = ['prvReadEntity', 'prvImportCustomization'];

const asked = (environment: ScriptedEnvironment) => heldPrivileges(environment.client, userId, names);

test('one request asks for all names, and the deepest of several grants counts', async () => {
  const RolePrivileges = [
    { PrivilegeName: 'prvReadEntity', Depth: 'Local' },
    { PrivilegeName: 'prvReadEntity', Depth: 'Global' },
    { PrivilegeName: 'prvReadEntity', Depth: 'Basic' },
  ];
  const environment = new ScriptedEnvironment().on(byNames, { body: { RolePrivileges } });

  expect([...(await asked(environment))]).toEqual([['prvreadentity', 'Global']]);
  expect(environment.requests()).toEqual([
    `${byNames}(PrivilegeNames=@p1)?@p1=["prvReadEntity","prvImportCustomization"]`,
  ]);
});

test('an environment without that function is asked for all privileges, which come without names', async () => {
  const RolePrivileges = [
    { PrivilegeId: 'AA', Depth: 'Global' },
    { PrivilegeId: 'BB', Depth: 'Global' },
  ];
  const value = [{ privilegeid: 'aa', name: 'prvImportCustomization' }];
  const environment = new ScriptedEnvironment()
    .on(byNames, refusal(404, '0x80060888'))
    .on(all, { body: { RolePrivileges } })
    .on('GET privileges', { body: { value } });

  expect((await asked(environment)).get('prvimportcustomization')).toBe('Global');
  expect((await asked(environment)).has('prvreadentity')).toBe(false);
});

test('privileges that come without their names are known by their ids', async () => {
  for (const PrivilegeName of [undefined, null, '']) {
    const RolePrivileges = [
      { PrivilegeName, PrivilegeId: 'AA', Depth: 'Global' },
      { PrivilegeName: 'prvReadEntity', PrivilegeId: 'BB', Depth: 'Local' },
    ];
    const value = [{ privilegeid: 'aa', name: 'prvImportCustomization' }];
    const environment = new ScriptedEnvironment()
      .on(byNames, { body: { RolePrivileges } })
      .on('GET privileges', { body: { value } });

    expect([...(await asked(environment))]).toEqual([
      ['prvimportcustomization', 'Global'],
      ['prvreadentity', 'Local'],
    ]);
  }
});

test('a user who may not ask is told so', async () => {
  const environment = new ScriptedEnvironment().on(byNames, refusal(403, '0x80042f09'));
  await expect(asked(environment)).rejects.toThrow(AccessError);
});
