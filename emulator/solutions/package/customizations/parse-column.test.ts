import { expect, test } from '@playwright/test';
import { readCustomizations } from './read-customizations';
import { parseXml } from '../../../xml/parse-xml';
import { packageLimits } from '../archive/limits';
import { bookColumns, columnXml, customizationsXml, type PackageDraft, tableXml } from '../../testing/package-builder';

const read = (draft: PackageDraft) => readCustomizations(parseXml(customizationsXml(draft), packageLimits.xml));

const readTable = async (xml: string) => (await read({ tables: [xml] })).tables[0];
const readColumn = async (name: string, type: string, more = '') => {
  const columns = [...bookColumns('sample_book'), columnXml(name, { type, more })];
  return (await readTable(tableXml('sample_book', { columns })))?.columns.at(-1);
};

const options = (tag: string, item: string): string => `<optionset Name="o"><${tag}>${item}</${tag}></optionset>`;

test('maps every column type of the exporters to one of the engine', async () => {
  const types = {
    primarykey: 'uniqueidentifier',
    uniqueidentifier: 'uniqueidentifier',
    nvarchar: 'string',
    ntext: 'memo',
    int: 'integer',
    bigint: 'bigint',
    bit: 'boolean',
    decimal: 'decimal',
    float: 'double',
    money: 'money',
    datetime: 'datetime',
    lookup: 'lookup',
    customer: 'lookup',
    owner: 'lookup',
    picklist: 'choice',
    multiselectpicklist: 'multichoice',
    state: 'state',
    status: 'status',
    image: 'image',
    file: 'file',
    partylist: 'virtual',
  };
  for (const [type, expected] of Object.entries(types))
    expect((await readColumn('sample_x', type))?.type, type).toBe(expected);
});

test('refuses a column type that no exporter writes', async () => {
  for (const type of ['memo', 'String', '']) {
    await expect(readColumn('sample_x', type), type).rejects.toThrow(expect.objectContaining({ code: 0x8004801a }));
  }
});

test('tells date-only columns by their behaviour, and not by their format', async () => {
  expect((await readColumn('sample_x', 'datetime', '<Format>date</Format><Behavior>1</Behavior>'))?.type).toBe(
    'datetime',
  );
  expect((await readColumn('sample_x', 'datetime', '<Format>date</Format><Behavior>2</Behavior>'))?.type).toBe(
    'dateonly',
  );
});

test('reads lengths, ranges, precision, labels and what callers may write', async () => {
  const amount = '<MinValue>1E-10</MinValue><MaxValue>100</MaxValue><Accuracy>4</Accuracy>';
  expect(await readColumn('sample_Amount', 'decimal', amount)).toMatchObject({
    logicalName: 'sample_amount',
    schemaName: 'sample_Amount',
    displayName: 'sample_Amount label',
    minValue: 1e-10,
    maxValue: 100,
    precision: 4,
    isCustom: true,
    validForCreate: true,
  });
  expect(await readColumn('sample_x', 'nvarchar', '<Format>email</Format><MaxLength>850</MaxLength>')).toMatchObject({
    maxLength: 850,
    format: 'email',
  });
  await expect(readColumn('sample_x', 'nvarchar', '<MaxLength>-1</MaxLength>')).rejects.toThrow(
    expect.objectContaining({ code: 0x8004801a }),
  );
});

test('takes what an export of 7.1 leaves out for false', async () => {
  const bare = '<attribute PhysicalName="CreatedOn"><Type>datetime</Type><Name>createdon</Name></attribute>';
  const columns = (await readTable(tableXml('sample_book', { columns: [...bookColumns('sample_book'), bare] })))
    ?.columns;
  expect(columns?.at(-1)).toMatchObject({
    logicalName: 'createdon',
    validForCreate: false,
    validForUpdate: false,
    isCustom: false,
  });
});

test('reads the choices of states, statuses and choices, and the name of a shared option set', async () => {
  const label = '<labels><label description="L" languagecode="1033" /></labels>';
  const state = options('states', `<state value="0" defaultstatus="1">${label}</state>`);
  expect((await readColumn('statecode', 'state', state))?.options).toEqual([
    { value: 0, label: 'L', defaultStatus: 1 },
  ]);
  const status = options('statuses', `<status value="2" state="1">${label}</status>`);
  expect((await readColumn('statuscode', 'status', status))?.options).toEqual([{ value: 2, label: 'L', state: 1 }]);
  const choice = options('options', `<option value="-7">${label}</option>`);
  expect((await readColumn('sample_x', 'picklist', choice))?.options).toEqual([{ value: -7, label: 'L' }]);
  expect(await readColumn('sample_x', 'picklist', '<OptionSetName>Sample_Shared</OptionSetName>')).toMatchObject({
    sharedOptionSet: 'sample_shared',
  });
  await expect(readColumn('sample_x', 'picklist', options('options', '<option value="one" />'))).rejects.toThrow(
    expect.objectContaining({ code: 0x8004801a }),
  );
});

test('reads the default of a boolean and of a choice, where -1 is none', async () => {
  const defaultOf = async (type: string, value: number) =>
    (await readColumn('sample_x', type, `<AppDefaultValue>${value}</AppDefaultValue>`))?.defaultValue;
  expect(await defaultOf('bit', 1)).toBe(true);
  expect(await defaultOf('bit', 0)).toBe(false);
  expect(await defaultOf('picklist', 3)).toBe(3);
  expect(await defaultOf('picklist', -1)).toBeUndefined();
  expect(await defaultOf('int', 3)).toBeUndefined();
  expect((await readColumn('sample_x', 'bit'))?.defaultValue).toBeUndefined();
});
