import { expect, test } from '@playwright/test';
import {
  bookColumns,
  columnXml,
  keyXml,
  type PackageDraft,
  partialTableXml,
  relationshipXml,
  tableXml,
} from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

const jobId = '11111111-2222-4333-8444-555555555555';
const withColumn = (column: string): string =>
  tableXml('sample_book', { columns: [...bookColumns('sample_book'), column] });
const dependency = (required: string): string =>
  `<MissingDependency><Required ${required} /><Dependent type="1" schemaName="sample_book" displayName="Book" /></MissingDependency>`;

type Refusal = {
  readonly title: string;
  readonly draft: PackageDraft;
  readonly code: number;
  readonly status?: number;
};

const refusals: readonly Refusal[] = [
  { title: 'refuses a table without a prefix', draft: { tables: [tableXml('book')] }, code: 0x80048062 },
  {
    title: 'refuses a column without a prefix',
    draft: { tables: [withColumn(columnXml('Author'))] },
    code: 0x80048062,
  },
  { title: 'refuses a table that is not a root component', draft: { roots: [] }, code: 0x8004803a },
  {
    title: 'refuses a root component that is nowhere',
    draft: { roots: ['sample_book', 'sample_gone'] },
    code: 0x8004801f,
  },
  {
    title: 'refuses parts for a table that is nowhere',
    draft: { tables: [partialTableXml('sample_gone', [])] },
    code: 0x80041102,
  },
  { title: 'refuses a system solution', draft: { uniqueName: 'Default' }, code: 0x80048046 },
  {
    title: 'refuses a table without a primary name',
    draft: { tables: [tableXml('sample_book', { columns: [columnXml('sample_bookid', { type: 'primarykey' })] })] },
    code: 0x80040203,
  },
  {
    title: 'refuses text without a length',
    draft: { tables: [withColumn(columnXml('sample_x', { more: '<Format>text</Format>' }))] },
    code: 0x80040203,
  },
  {
    title: 'refuses a lookup without a relationship',
    draft: { tables: [withColumn(columnXml('sample_x', { type: 'lookup' }))] },
    code: 0x80040203,
  },
  {
    title: 'refuses an owner column that is text',
    draft: { tables: [withColumn(columnXml('OwnerId', { custom: false }))] },
    code: 0x80040203,
  },
  {
    title: 'refuses a key on a column that does not exist',
    draft: { tables: [tableXml('sample_book', { keys: [keyXml('sample_k', ['sample_gone'])] })] },
    code: 0x8006088f,
  },
  {
    title: 'refuses a key on a column that cannot be in one',
    draft: { tables: [tableXml('sample_book', { keys: [keyXml('sample_k', ['sample_bookid'])] })] },
    code: 0x8006088f,
  },
  {
    title: 'refuses two keys on the same columns',
    draft: {
      tables: [
        tableXml('sample_book', { keys: [keyXml('sample_k', ['sample_name']), keyXml('sample_l', ['sample_name'])] }),
      ],
    },
    code: 0x80060894,
  },
  {
    title: 'refuses an entity set that another table has',
    draft: { tables: [tableXml('sample_book', { entitySetName: 'accounts' })] },
    code: 0x80040203,
  },
  {
    title: 'refuses two tables with one entity set',
    draft: { tables: [tableXml(), tableXml('sample_b', { entitySetName: 'sample_books' })] },
    code: 0x80040203,
  },
  {
    title: 'refuses a missing table',
    draft: { missingDependencies: dependency('type="1" schemaName="x_y" solution="Active"') },
    code: 0x80048033,
    status: 500,
  },
  {
    title: "refuses the platform's choices that it lacks",
    draft: {
      tables: [
        withColumn(columnXml('sample_x', { type: 'picklist', more: '<OptionSetName>workflow_stage</OptionSetName>' })),
      ],
    },
    code: 0x80004001,
    status: 501,
  },
  {
    title: 'refuses a platform table that is not held',
    draft: { tables: [partialTableXml('Competitor', [columnXml('sample_x')])] },
    code: 0x80004001,
    status: 501,
  },
];

// Each refusal is recorded in the import job and changes nothing else.
for (const { title, draft, code, status = 400 } of refusals) {
  test(title, async () => {
    const site = new SolutionSite();
    const before = site.snapshot();
    await expect(site.import(draft, jobId)).rejects.toMatchObject({ code, status });
    expect(site.snapshot()).toEqual(before);
    const job = site.job('importjob', jobId);
    expect(job).toMatchObject({
      solutionname: draft.uniqueName ?? 'Books',
      data: expect.stringContaining('result="failure"'),
    });
    expect(job).toHaveProperty('completedon');
    expect(job?.['progress']).toBeLessThan(100);
  });
}

test('refuses a second table of a package whose first table is fine, and makes neither', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  await expect(site.import({ tables: [tableXml(), tableXml('book')] })).rejects.toMatchObject({
    code: 0x80048062,
  });
  expect(site.snapshot()).toEqual(before);
});

test('refuses a bad key of a built-in table, and does not make the new table that comes before it', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  const contact = partialTableXml('Contact', [], [keyXml('sample_k', ['sample_gone'])]);
  const draft = { tables: [tableXml(), contact], roots: ['sample_book', 'contact'] };
  await expect(site.import(draft)).rejects.toMatchObject({ code: 0x8006088f });
  expect(site.snapshot()).toEqual(before);
});

test('records missing dependencies in the job with their own code and their XML', async () => {
  const site = new SolutionSite();
  const missingDependencies = dependency('type="1" schemaName="x_other" displayName="Other" solution="Active"');
  await expect(site.import({ missingDependencies }, jobId)).rejects.toMatchObject({ code: 0x80048033 });
  const data = String(site.job('importjob', jobId)?.['data']);
  expect(data).toContain('errorcode="0x8004801d"');
  expect(data).toContain(
    'errortext="Solution manifest import: FAILURE: The following solution cannot be imported: Books. Some dependencies are missing.',
  );
  expect(data).toContain('succeeded="failure"');
  expect(data).toMatch(
    /<parameters><parameter>Books<\/parameter><parameter>.*<\/parameter><parameter>False<\/parameter><\/parameters>/su,
  );
  expect(data).toContain(
    '<entity id="sample_book" LocalizedName="Label of sample_book" OriginalName="Label of sample_book" processed="false" />',
  );
});

test('counts a dependency as met by the table, by an installed solution or by the platform', async () => {
  const site = new SolutionSite();
  const colour = '<optionset Name="sample_Colour"><options><option value="7" /></options></optionset>';
  const shelf = columnXml('sample_Shelf', { type: 'lookup' });
  await site.import({
    uniqueName: 'Others',
    tables: [tableXml('sample_other', { columns: [...bookColumns('sample_other'), shelf] })],
    relationships: [relationshipXml('sample_Other_Shelf', 'sample_other', 'sample_shelf', 'account')],
    optionSets: [colour],
  });
  const met = [
    'type="9" schemaName="sample_Colour" solution="Active"',
    'type="9" schemaName="workflow_stage" solution="Active"',
    'type="10" schemaName="sample_Other_Shelf" solution="Active"',
    'type="1" schemaName="sample_Other" solution="Active"',
    'type="2" schemaName="sample_name" parentSchemaName="sample_other" solution="Active"',
    'type="61" schemaName="icon.png" solution="AppModuleWebResources (2.5)"',
    'type="60" displayName="Form" parentDisplayName="Contact" solution="msdynce_AppCommon (9.0.4.0066)"',
    'type="61" schemaName="sample_/x.js" solution="Others (1.0.0.0)"',
    'type="1" schemaName="environmentvariabledefinition" solution="EnvironmentVariables (1.0.2.249)"',
    'type="1" schemaName="msdyn_flow_approval" solution="msdyn_FlowApprovals (2.0.4.19)"',
    'type="2" schemaName="msdyn_x" parentSchemaName="msdyn_flow_approval" solution="msdyn_FlowApprovals (2.0.4.19)"',
    'type="66" schemaName="MscrmControls.FieldControls.ToggleControl" solution="BaseCustomControlsCore (9.0.2210.3015)"',
    'type="60" displayName="Form" solution="customcontrolscore (9.0)"',
    'type="1" schemaName="bot" solution="PowerVirtualAgents (1.0)"',
    'type="1" schemaName="task" solution="Active"',
    'type="60" displayName="Form" solution="Basic (1.0)"',
    'type="60" displayName="Form" solution="MicrosoftPortalDependencies (9.0)"',
  ];
  await site.import({ missingDependencies: met.map(dependency).join('') });
  const unmet = [
    'type="2" schemaName="sample_gone" parentSchemaName="sample_other" solution="Others (1.0.0.0)"',
    'type="61" schemaName="x.js" solution="Unknown (1.0)"',
    'type="appaction" schemaName="a" solution="Active"',
    'type="9" schemaName="sample_gone" solution="Active"',
    'type="91" schemaName="Books.Plugins, Version=1.0.0.0" solution="Active"',
    'type="10" schemaName="sample_gone" solution="Active"',
    'type="2" schemaName="sample_name" solution="Active"',
    'type="1" schemaName="msdyn_thing" solution="ActivityFeedsCore (9.0.0.1)"',
    'type="61" schemaName="x.js" solution="ActivityFeedsCore (9.0.0.1)"',
    'type="61" schemaName="x.js" solution="Basics (1.0)"',
    'type="61" schemaName="x.js" solution="NotMicrosoft (1.0)"',
  ];
  for (const required of unmet) {
    const again = site.import({ missingDependencies: dependency(required) });
    await expect(again, required).rejects.toMatchObject({ code: 0x80048033 });
  }
});
