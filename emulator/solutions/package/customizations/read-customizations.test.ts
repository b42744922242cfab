import { expect, test } from '@playwright/test';
import { readCustomizations } from './read-customizations';
import { parseXml } from '../../../xml/parse-xml';
import { packageLimits } from '../archive/limits';
import {
  bookColumns,
  columnXml,
  customizationsXml,
  keyXml,
  type PackageDraft,
  partialTableXml,
  relationshipXml,
  tableXml,
} from '../../testing/package-builder';

const read = (draft: PackageDraft) => readCustomizations(parseXml(customizationsXml(draft), packageLimits.xml));

const readTable = async (xml: string) => (await read({ tables: [xml] })).tables[0];

test('reads global option sets by name', async () => {
  const { optionSets } = await read({
    tables: [],
    optionSets: ['<optionset Name="Sample_Colour"><options><option value="1" /></options></optionset>'],
  });
  expect(optionSets.get('sample_colour')).toEqual([{ value: 1, label: '1' }]);
});

test('finds the primary name by its display mask, whatever its name', async () => {
  const columns = [
    columnXml('sample_bookId', { type: 'primarykey' }),
    columnXml('sample_AccountId', { mask: 'ActivityPointerRegardingName|PrimaryName' }),
    columnXml('sample_name'),
  ];
  const named = (await readTable(tableXml('sample_book', { columns })))?.columns.filter(column => column.isPrimaryName);
  expect(named?.map(column => column.logicalName)).toEqual(['sample_accountid']);
});

test('reads composite keys as sets of columns, in alphabetical order', async () => {
  const keys = [keyXml('sample_Pair', ['sample_name', 'sample_BookCode', 'sample_name'])];
  expect((await readTable(tableXml('sample_book', { keys })))?.keys).toMatchObject([
    {
      logicalName: 'sample_pair',
      schemaName: 'sample_Pair',
      columns: ['sample_bookcode', 'sample_name'],
      isCustomizable: false,
    },
  ]);
});

test('reads what a table says of itself, and leaves an absent set name and type code open', async () => {
  const xml = tableXml('sample_Book', {
    columns: bookColumns('sample_Book'),
    entitySetName: null,
    ownership: 'OrgOwned',
    tracked: '0',
  });
  expect(await readTable(xml)).toMatchObject({
    logicalName: 'sample_book',
    schemaName: 'sample_Book',
    objectTypeCode: null,
    settings: {
      entitySetName: null,
      displayName: 'Label of sample_Book',
      displayCollectionName: 'Labels of sample_Book',
      ownership: 'OrganizationOwned',
      changeTrackingEnabled: false,
      canChangeTrackingBeEnabled: true,
    },
  });
  expect((await readTable(tableXml('sample_book', { objectTypeCode: 10050 })))?.objectTypeCode).toBe(10050);
});

test('refuses text where the schema wants 0 or 1 for change tracking', async () => {
  await expect(readTable(tableXml('sample_book', { tracked: 'True' }))).rejects.toThrow(
    expect.objectContaining({ code: 0x8004801a }),
  );
});

test('leaves out what is marked as unmodified, and knows a partial table from a full one', async () => {
  const partial = partialTableXml(
    'Contact',
    [columnXml('AccountId', { type: 'lookup', unmodified: true }), columnXml('sample_Extra')],
    [keyXml('sample_k', ['lastname'])],
  );
  expect(await readTable(partial)).toMatchObject({
    logicalName: 'contact',
    settings: null,
    columns: [{ logicalName: 'sample_extra' }],
    keys: [{ logicalName: 'sample_k' }],
  });
  const unmodified = tableXml().replace('<entity Name', '<entity unmodified="1" Name');
  expect(await readTable(unmodified)).toMatchObject({ settings: null, columns: [], keys: [] });
});

test('takes an entity that is only named', async () => {
  expect(
    await readTable('<Entity><Name LocalizedName="Account" OriginalName="">Account</Name><FormXml /></Entity>'),
  ).toEqual({
    logicalName: 'account',
    schemaName: 'Account',
    objectTypeCode: null,
    settings: null,
    turnsTrackingOn: false,
    columns: [],
    keys: [],
  });
});

test('reads relationships with the lookup that 7.1 wrote into them, and skips many-to-many ones', async () => {
  const field =
    '<field name="owningteam" requiredlevel="required"><displaynames><displayname description="Owning Team" languagecode="1033" /></displaynames></field>';
  const many =
    '<EntityRelationship Name="n_n"><EntityRelationshipType>ManyToMany</EntityRelationshipType><FirstEntityName>a</FirstEntityName></EntityRelationship>';
  const { relationships } = await read({
    relationships: [relationshipXml('team_sample_book', 'sample_Book', 'OwningTeam', 'Team', field), many],
  });
  expect(relationships).toMatchObject([
    {
      schemaName: 'team_sample_book',
      referencingTable: 'sample_book',
      referencingColumn: 'owningteam',
      referencedTable: 'team',
      field: { logicalName: 'owningteam', displayName: 'Owning Team', requiredLevel: 'required', type: 'lookup' },
    },
  ]);
});

test('reads what a relationship cascades, where it says one of the documented options', async () => {
  const written = async (cascade: string) => {
    const relationship = relationshipXml('sample_account_books', 'sample_book', 'sample_publisher', 'account', cascade);
    const { relationships } = await read({ relationships: [relationship] });
    return relationships.map(({ onDelete, onAssign }) => [onDelete, onAssign]);
  };
  for (const onDelete of ['Cascade', 'Restrict', 'RemoveLink']) {
    expect(await written(`<CascadeDelete>${onDelete}</CascadeDelete>`)).toEqual([[onDelete, undefined]]);
  }
  for (const onAssign of ['Cascade', 'Active', 'UserOwned']) {
    expect(await written(`<CascadeAssign>${onAssign}</CascadeAssign>`)).toEqual([[undefined, onAssign]]);
  }
  const none = '<CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>NoCascade</CascadeDelete>';
  expect(await written(none)).toEqual([[undefined, undefined]]);
  expect(await written('')).toEqual([[undefined, undefined]]);
});

test('refuses the same table or the same column twice', async () => {
  await expect(read({ tables: [tableXml(), tableXml('SAMPLE_BOOK')] })).rejects.toThrow(
    expect.objectContaining({ code: 0x8004802c }),
  );
  const columns = [...bookColumns('sample_book'), columnXml('sample_NAME')];
  await expect(readTable(tableXml('sample_book', { columns }))).rejects.toThrow(/sample_name is there twice/u);
});

test('ignores sections and elements that it does not know', async () => {
  const { tables } = await read({
    tables: [tableXml('sample_book', { flags: '<IsSolutionAware>1</IsSolutionAware><Future a="1"><b /></Future>' })],
  });
  expect(tables).toHaveLength(1);
});
