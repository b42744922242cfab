import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { bookColumns, buildPackage, columnXml, keyXml, type PackageDraft, tableXml } from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

type Names = Record<string, { columns: string[]; keys: string[] }>;

const namesIn = (xml: string, pattern: RegExp): string[] =>
  Array.from(xml.matchAll(pattern), ({ groups }) => groups?.['name']?.toLowerCase() ?? '').sort();

/** What a zip's own XML says it brings: read as text, with nothing of the emulator's reader. */
function broughtBy(zip: Uint8Array): Names {
  const xml = strFromU8(unzipSync(zip)['customizations.xml'] ?? new Uint8Array());
  const tables = xml.split('<Entity>').slice(1);
  return Object.fromEntries(
    tables.map(table => [
      namesIn(table, /<entity Name="(?<name>\w+)"/gu)[0] ?? '',
      {
        columns: namesIn(table, /<attribute PhysicalName="(?<name>\w+)">/gu),
        keys: namesIn(table, /<EntityKey><Name>(?<name>\w+)</gu),
      },
    ]),
  );
}

const sorted = (names: Iterable<string>): string[] => [...names].sort();

/** What an organization has of custom tables: columns that it adds to every table of its own accord are left out. */
function heldBy({ organization }: SolutionSite): Names {
  const added = new Set(organization.tables.require('account').columns.keys());
  const own = ({ columns, primaryIdColumn }: TableDefinition): string[] =>
    [...columns.keys()].filter(name => name === primaryIdColumn || !added.has(name));
  const custom = organization.tables.all().filter(({ isCustom }) => isCustom);
  return Object.fromEntries(
    custom.map(table => [table.logicalName, { columns: sorted(own(table)), keys: sorted(table.keys.keys()) }]),
  );
}

const text = '<MaxLength>100</MaxLength>';
/** Types with what they need besides the common elements; the first four can be part of a key. */
const types = [
  { type: 'nvarchar', more: text },
  { type: 'int', more: '' },
  { type: 'decimal', more: '' },
  { type: 'datetime', more: '' },
  { type: 'ntext', more: text },
  { type: 'bigint', more: '' },
  { type: 'bit', more: '' },
  { type: 'float', more: '' },
  { type: 'money', more: '' },
] as const;
const keyTypes: ReadonlySet<string> = new Set(types.slice(0, 4).map(({ type }) => type));

const name = fc.stringMatching(/^[a-z]{3,9}$/);
const column = fc.record({ name, kind: fc.constantFrom(...types) });
const table = fc.record({
  name,
  columns: fc.uniqueArray(column, { maxLength: 30, selector: each => each.name }),
  keyCount: fc.nat({ max: 5 }),
  tracked: fc.constantFrom('0', '1'),
});

function tableOf({ name: suffix, columns, keyCount, tracked }: Infer<typeof table>): string {
  const tableName = `sample_${suffix}`;
  const keyable = [
    'sample_bookcode',
    ...columns.filter(({ kind }) => keyTypes.has(kind.type)).map(each => `sample_C${each.name}`),
  ];
  return tableXml(tableName, {
    columns: [...bookColumns(tableName), ...columns.map(each => columnXml(`sample_C${each.name}`, each.kind))],
    keys: keyable.slice(0, keyCount).map(each => keyXml(`sample_K${each}`, [each])),
    tracked,
  });
}

type Infer<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const packageDraft = fc.record({
  tables: fc.uniqueArray(table, { maxLength: 4, selector: each => each.name }).map(tables => tables.map(tableOf)),
  packageVersion: fc.constantFrom('7.1', '8.2', '9.0', '9.1', '9.2'),
  managed: fc.constantFrom('0', '1'),
}) satisfies fc.Arbitrary<PackageDraft>;

test('brings exactly the tables, columns and keys that the XML of the package has', async () => {
  await fc.assert(
    fc.asyncProperty(packageDraft, async draft => {
      const zip = buildPackage(draft);
      const site = new SolutionSite();
      await site.import(zip);
      expect(heldBy(site)).toEqual(broughtBy(zip));
    }),
    { numRuns: 40 },
  );
});
