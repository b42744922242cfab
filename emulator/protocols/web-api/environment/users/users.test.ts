import { expect, test } from '@playwright/test';
import { startShell } from '../../../../testing/start-shell';

const byNames = 'Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p1)';

/** The shell, and a way to ask for one user. */
async function shellWith(role: 'administrator' | 'unit-reader' | 'none', onPremises = false) {
  const shell = await startShell({ onPremises });
  const { application } = shell.emulator.addUser('rita', role);
  const id = shell.emulator.organization.findApplicationUser(application.clientId)?.id ?? '';
  return { ...shell, id, application, of: (path: string) => shell.send('GET', `systemusers(${id})/${path}`) };
}

test('the named privileges that a user holds are told with their depth, and the others left out', async () => {
  const { of } = await shellWith('unit-reader');
  const { status, body } = await of(`${byNames}?@p1=["prvReadsample_book","prvCreatesample_book","prvReadEntity"]`);

  expect(status).toBe(200);
  const { RolePrivileges } = body as { RolePrivileges: { PrivilegeName: string; Depth: string }[] };
  expect(RolePrivileges.map(({ PrivilegeName, Depth }) => [PrivilegeName, Depth]).sort()).toEqual([
    ['prvReadEntity', 'Global'],
    ['prvReadsample_book', 'Local'],
  ]);
});

test('all privileges of a user are told', async () => {
  const { of } = await shellWith('administrator');
  const { body } = await of('Microsoft.Dynamics.CRM.RetrieveUserPrivileges()');

  expect(body).toMatchObject({
    '@odata.context': expect.stringContaining('#Microsoft.Dynamics.CRM.RetrieveUserPrivilegesResponse'),
    RolePrivileges: expect.arrayContaining([
      expect.objectContaining({ PrivilegeName: 'prvImportCustomization', Depth: 'Global' }),
    ]),
  });
  expect(await of('Microsoft.Dynamics.CRM.RetrieveUserPrivileges')).toMatchObject({ status: 200 });
});

test('a privilege that the emulator lacks, and a list that is none, are refused', async () => {
  const { of, send } = await shellWith('administrator');

  expect(await of(`${byNames}?@p1=["prvTurnDevToolsOnOff"]`)).toMatchObject({ status: 501 });
  expect(await of(`${byNames}?@p1='prvReadEntity'`)).toMatchObject({ status: 400 });
  expect(await of(byNames)).toMatchObject({ status: 400 });
  const nobody = 'systemusers(00000000-0000-0000-0000-000000000001)/';
  expect(await send('GET', `${nobody}Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`)).toMatchObject({ status: 404 });
});

test('on-premises privileges come without their names, and are not asked for by name', async () => {
  const { of } = await shellWith('administrator', true);
  const { body } = await of('Microsoft.Dynamics.CRM.RetrieveUserPrivileges()');

  const [first = {}] = (body as { RolePrivileges: object[] }).RolePrivileges;
  expect(Object.keys(first).sort()).toEqual(['BusinessUnitId', 'Depth', 'PrivilegeId']);
  expect(await of(`${byNames}?@p1=["prvReadEntity"]`)).toMatchObject({ status: 404 });
});

test('the roles of a user are listed, by the administrator and by the user itself', async () => {
  const { of, send, id, application: as } = await shellWith('unit-reader');
  const roles = { value: [expect.objectContaining({ name: 'Business Unit Reader' })] };

  expect(await of('systemuserroles_association?$select=name')).toMatchObject({ status: 200, body: roles });
  const own = await send('GET', `systemusers(${id})/systemuserroles_association?$select=name`, { as });
  expect(own).toMatchObject({ status: 200, body: roles });
});

test('a user without a role has no privileges, and may not ask for them', async () => {
  const { of, send, id, application: as } = await shellWith('none');

  expect((await of('Microsoft.Dynamics.CRM.RetrieveUserPrivileges()')).body).toMatchObject({ RolePrivileges: [] });
  expect((await of('systemuserroles_association')).body).toMatchObject({ value: [] });
  const own = await send('GET', `systemusers(${id})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`, { as });
  expect(own).toMatchObject({ status: 403, body: { error: { code: '0x80042f09' } } });
});
