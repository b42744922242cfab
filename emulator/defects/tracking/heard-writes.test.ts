import { expect, test } from '@playwright/test';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import { pair, referenceXml, startService, typed } from '../../protocols/organization-service/testing/service';

test('Assign and SetState are writes that defects hear of', async () => {
  const service = startService();
  const { organization, defects } = service;
  defects.set(['untracked-updates']);
  const other = organization.applicationUser('99999999-2222-3333-4444-555555555555', 'other');
  const account = organization.rows.create('account', new Map([['name', 'A']]), organization.system).id;
  const since = organization.changes.issueToken();
  const target = typed('a:EntityReference', referenceXml('account', account));
  const code = (value: number) => typed('a:OptionSetValue', `<a:Value>${value}</a:Value>`);
  const writes: readonly (readonly [string, string])[] = [
    ['SetState', pair('EntityMoniker', target) + pair('State', code(1)) + pair('Status', code(-1))],
    [
      'Assign',
      pair('Target', target) + pair('Assignee', typed('a:EntityReference', referenceXml('systemuser', other.userId))),
    ],
  ];
  for (const [message, parameters] of writes) {
    expect((await service.execute(message, parameters)).status, message).toBe(200);
    const delta = await askChanges(service, { table: 'account', since, columns: ['name'] });
    expect(changesIn(delta).items, message).toEqual([]);
  }
});
