import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../testing/scripted-environment';
import { readTableDefinition } from './table-definition';

const column = (LogicalName: string, type: string, more: object = {}) => ({
  LogicalName,
  AttributeTypeName: { Value: type },
  IsValidForRead: true,
  AttributeOf: null,
  IsValidODataAttribute: true,
  ...more,
});

test('the columns that both endpoints can be asked for, how times are meant, and where lookups may point to', async () => {
  const environment = new ScriptedEnvironment()
    .on("GET EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.DateTimeAttributeMetadata", {
      body: { value: [{ LogicalName: 'birthdate', DateTimeBehavior: { Value: 'DateOnly' } }] },
    })
    .on("GET EntityDefinitions(LogicalName='contact')/Attributes/Microsoft.Dynamics.CRM.LookupAttributeMetadata", {
      body: { value: [{ LogicalName: 'ownerid', Targets: ['systemuser', 'team'] }] },
    })
    .on("GET EntityDefinitions(LogicalName='contact')", {
      body: {
        LogicalName: 'contact',
        EntitySetName: 'contacts',
        PrimaryIdAttribute: 'contactid',
        ChangeTrackingEnabled: true,
        Attributes: [
          column('contactid', 'UniqueidentifierType'),
          column('birthdate', 'DateTimeType'),
          column('ownerid', 'OwnerType'),
          column('owneridtype', 'EntityNameType', { IsValidODataAttribute: false }),
          column('owneridname', 'StringType', { AttributeOf: 'ownerid' }),
          column('secret', 'StringType', { IsValidForRead: false }),
        ],
      },
    });

  const definition = await readTableDefinition(environment.client, 'contact');

  expect(definition?.columns).toEqual([
    { logicalName: 'contactid', type: 'UniqueidentifierType', behavior: undefined },
    { logicalName: 'birthdate', type: 'DateTimeType', behavior: 'DateOnly' },
    { logicalName: 'ownerid', type: 'OwnerType', targets: ['systemuser', 'team'] },
  ]);
});
