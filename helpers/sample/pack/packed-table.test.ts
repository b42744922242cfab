import { expect, test } from '@playwright/test';
import { readCommittedPart } from './testing/committed-package';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, textOf } from './xml-tree';

const attributesOf = ({ attributes }: XmlElement): Record<string, string> => Object.fromEntries(attributes);
const names = (parent: XmlElement | undefined): string[] => elementsOf(parent).map(({ name }) => name);

async function readDefinition(): Promise<XmlElement | undefined> {
  return elementAt(await readCommittedPart('customizations.xml'), 'Entities', 'Entity', 'EntityInfo', 'entity');
}

async function readColumns(): Promise<Map<string, XmlElement>> {
  const columns = elementsOf(elementAt(await readDefinition(), 'attributes'), 'attribute');
  return new Map(columns.map(column => [textOf(elementAt(column, 'LogicalName')), column]));
}

test('the table is user-owned and tracks changes', async () => {
  const definition = await readDefinition();

  expect(definition && attributesOf(definition)).toEqual({ Name: 'sample_Book' });
  expect(names(definition).slice(0, 6)).toEqual([
    'LocalizedNames',
    'LocalizedCollectionNames',
    'Descriptions',
    'attributes',
    'EntityKeys',
    'EntitySetName',
  ]);
  const flags = Object.fromEntries(elementsOf(definition).map(flag => [flag.name, textOf(flag)]));
  expect(flags).toMatchObject({
    EntitySetName: 'sample_books',
    OwnershipTypeMask: 'UserOwned',
    ChangeTrackingEnabled: '1',
    CanChangeTrackingBeEnabled: '1',
  });
  expect(new Set(names(definition)).size).toBe(names(definition).length);
});

test('the alternate key covers the book code, and nobody may change it', async () => {
  const keys = elementsOf(elementAt(await readDefinition(), 'EntityKeys'), 'EntityKey');

  expect(keys.map(key => textOf(elementAt(key, 'LogicalName')))).toEqual(['sample_bookcode']);
  expect(elementsOf(elementAt(keys[0], 'EntityKeyAttributes'), 'AttributeName').map(textOf)).toEqual([
    'sample_bookcode',
  ]);
  expect(textOf(elementAt(keys[0], 'IsCustomizable'))).toBe('0');
});

test('only the three text columns are custom, and they carry the prefix of the publisher', async () => {
  const custom = [...(await readColumns())].filter(([, column]) => textOf(elementAt(column, 'IsCustomField')) === '1');

  expect(custom.map(([name]) => name)).toEqual(['sample_author', 'sample_bookcode', 'sample_name']);
});

test('the three text columns hold 100 characters, and the name is the only primary name', async () => {
  const columns = await readColumns();
  const primaryNames = [...columns].filter(([, column]) =>
    textOf(elementAt(column, 'DisplayMask')).split('|').includes('PrimaryName'),
  );

  expect(primaryNames.map(([name]) => name)).toEqual(['sample_name']);
  for (const name of ['sample_name', 'sample_bookcode', 'sample_author']) {
    const column = columns.get(name);
    expect(['Type', 'MaxLength', 'Length'].map(part => textOf(elementAt(column, part)))).toEqual([
      'nvarchar',
      '100',
      '200',
    ]);
  }
  expect(textOf(elementAt(columns.get('sample_name'), 'RequiredLevel'))).toBe('required');
  expect(textOf(elementAt(columns.get('sample_bookid'), 'Type'))).toBe('primarykey');
});

test('the state and status columns carry their choices', async () => {
  const columns = await readColumns();
  const states = elementsOf(elementAt(columns.get('statecode'), 'optionset', 'states'), 'state');
  const statuses = elementsOf(elementAt(columns.get('statuscode'), 'optionset', 'statuses'), 'status');

  expect(states.map(attributesOf)).toEqual([
    { value: '0', defaultstatus: '1', invariantname: 'Active' },
    { value: '1', defaultstatus: '2', invariantname: 'Inactive' },
  ]);
  expect(statuses.map(attributesOf)).toEqual([
    { value: '1', state: '0' },
    { value: '2', state: '1' },
  ]);
});

test('the relationships tie the table to its owner and to the users behind each row', async () => {
  const relationships = elementsOf(elementAt(await readCommittedPart('customizations.xml'), 'EntityRelationships'));
  const ends = relationships.map(relationship => [
    relationship.attributes.get('Name'),
    textOf(elementAt(relationship, 'ReferencedEntityName')),
    textOf(elementAt(relationship, 'ReferencingAttributeName')),
  ]);

  expect(ends).toEqual([
    ['business_unit_sample_book', 'BusinessUnit', 'OwningBusinessUnit'],
    ['lk_sample_book_createdby', 'SystemUser', 'CreatedBy'],
    ['lk_sample_book_modifiedby', 'SystemUser', 'ModifiedBy'],
    ['owner_sample_book', 'Owner', 'OwnerId'],
    ['team_sample_book', 'Team', 'OwningTeam'],
    ['user_sample_book', 'SystemUser', 'OwningUser'],
  ]);
});
