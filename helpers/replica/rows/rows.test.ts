import { expect, test } from '@playwright/test';
import { UnexpectedReplyError } from '../../dataverse/errors';
import { guid } from '../../dataverse/organization-service/values/values';
import { replicaTableOf } from '../replica-table';
import { rowFromEntity } from './row-from-entity';
import { rowFromWebApi } from './row-from-web-api';

const id = '10000000-0000-0000-0000-000000000001';
const owner = '20000000-0000-0000-0000-000000000002';

const targetsOf: Readonly<Record<string, readonly string[]>> = {
  ownerid: ['systemuser', 'team'],
  createdby: ['systemuser'],
  new_party: ['account', 'contact'],
};

const table = replicaTableOf({
  logicalName: 'new_order',
  entitySetName: 'new_orders',
  primaryId: 'new_orderid',
  changeTrackingEnabled: true,
  columns: [
    ['new_orderid', 'UniqueidentifierType'],
    ['new_name', 'StringType'],
    ['new_total', 'MoneyType'],
    ['new_rate', 'DecimalType'],
    ['new_weight', 'DoubleType'],
    ['new_tags', 'MultiSelectPicklistType'],
    ['new_due', 'DateTimeType'],
    ['new_born', 'DateTimeType', 'DateOnly'],
    ['new_opens', 'DateTimeType', 'TimeZoneIndependent'],
    ['new_open', 'BooleanType'],
    ['statecode', 'StateType'],
    ['ownerid', 'OwnerType'],
    ['createdby', 'LookupType'],
    ['new_party', 'CustomerType'],
    ['new_party_type', 'PicklistType'],
    ['new_scan', 'FileType'],
    ['versionnumber', 'BigIntType'],
  ].map(([logicalName = '', type = '', behavior]) => ({
    logicalName,
    type,
    behavior,
    targets: targetsOf[logicalName],
  })),
});

test('a replica holds what a row of changes has, and to which table a lookup points: no files, and the version apart', () => {
  expect(table.columns.map(({ name, property }) => `${name} ${property}`)).toEqual([
    '_new_party_type _new_party_value@Microsoft.Dynamics.CRM.lookuplogicalname',
    'createdby _createdby_value',
    'new_born new_born',
    'new_due new_due',
    'new_name new_name',
    'new_open new_open',
    'new_opens new_opens',
    'new_orderid new_orderid',
    'new_party _new_party_value',
    'new_party_type new_party_type',
    'new_rate new_rate',
    'new_tags new_tags',
    'new_total new_total',
    'new_weight new_weight',
    'ownerid _ownerid_value',
    'ownerid_type _ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname',
    'statecode statecode',
  ]);
});

test('times are moments, dates or what a clock shows, as they are defined', () => {
  const kinds = new Map(table.columns.map(({ name, kind }) => [name, kind]));
  expect(['new_due', 'new_born', 'new_opens'].map(name => kinds.get(name))).toEqual(['time', 'date', 'local time']);
});

test('both endpoints bring the same row', () => {
  const fromWebApi = rowFromWebApi(table, {
    new_orderid: id,
    new_name: 'one',
    new_total: 12.5,
    new_rate: 0.25,
    new_weight: 1.5e-7,
    new_tags: '1,3',
    new_due: '2026-11-27T01:02:03Z',
    new_open: false,
    statecode: 0,
    _ownerid_value: owner,
    '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'team',
  });
  const fromEntity = rowFromEntity(table, {
    logicalName: 'new_order',
    id,
    attributes: {
      new_orderid: guid(id),
      new_name: 'one',
      new_total: { kind: 'money', value: '12.5' },
      new_rate: { kind: 'decimal', value: '0.25' },
      new_weight: { kind: 'double', value: 1.5e-7 },
      new_tags: { kind: 'choices', value: [1, 3] },
      new_due: new Date('2026-11-27T01:02:03Z'),
      new_open: false,
      statecode: { kind: 'choice', value: 0 },
      ownerid: { kind: 'reference', logicalName: 'team', id: owner },
    },
  });

  expect(fromWebApi).toMatchObject({ ownerid: owner, ownerid_type: 'team', new_party: null, _new_party_type: null });
  expect(fromEntity).toEqual({
    ...fromWebApi,
    // Text, which loses no digit; PostgreSQL reads both alike.
    new_total: '12.5',
    new_rate: '0.25',
    new_due: '2026-11-27T01:02:03.000Z',
  });
});

test('what has no value is null, and what no column holds is refused', () => {
  expect(rowFromWebApi(table, { new_orderid: id })).toMatchObject({ new_orderid: id, new_name: null, new_tags: null });
  expect(rowFromEntity(table, { logicalName: 'new_order', id, attributes: {} })).toMatchObject({
    ownerid: null,
    ownerid_type: null,
  });
  expect(() => rowFromWebApi(table, { new_name: { nested: true } })).toThrow(UnexpectedReplyError);
});
