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

test('the columns that both endpoints can be asked for, and how times are meant', async () => {
  const environment = new ScriptedEnvironment()
    .on("GET EntityDefinitions(LogicalName='contact')/Attributes", {
      body: { value: [{ LogicalName: 'birthdate', DateTimeBehavior: { Value: 'DateOnly' } }] },
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
  ]);
});
