import { expect, test } from '@playwright/test';
import { relationshipXml } from '../../testing/package-builder';
import { SolutionSite } from '../../testing/solution-site';

const jobId = '11111111-2222-4333-8444-555555555555';

test('warns in the job of each root component that is ignored, and of no other', async () => {
  const site = new SolutionSite();
  const moreRoots =
    '<RootComponent type="80" schemaName="sample_App" /><RootComponent type="appaction" schemaName="x" />';
  await site.import({ moreRoots }, jobId);
  const data = String(site.job('importjob', jobId)?.['data']);
  const results = data.split('<rootComponent ').slice(1);
  expect(results[0]).toContain('<result result="success" errorcode="0" errortext=""');
  expect(results[1]).toContain(
    'processed="true"><result result="warning" errorcode="0" errortext="The emulator has ignored this component of type 80."',
  );
  expect(results[2]).toContain('errortext="The emulator has ignored this component."');
});

test('warns of a root component of a known type that does not exist, and of a platform table that is not held', async () => {
  const site = new SolutionSite();
  const absent = { type: 91, id: '2468dab7-0000-4000-8000-00000000dead' };
  await site.import(
    {
      tables: ['<Entity><Name LocalizedName="Competitor" OriginalName="">Competitor</Name></Entity>'],
      moreRoots:
        '<RootComponent type="9" schemaName="sample_gone" /><RootComponent type="10" schemaName="sample_many" />' +
        `<RootComponent type="${absent.type}" id="{${absent.id}}" />`,
    },
    jobId,
  );
  const data = String(site.job('importjob', jobId)?.['data']);
  for (const item of data.split(/<(?=entity |rootComponent )/u).slice(1)) {
    expect(item).toContain('<result result="warning"');
  }
  expect(data.match(/<result result="warning"/gu)).toHaveLength(4);
});

test('counts what an earlier package brought as there', async () => {
  const site = new SolutionSite();
  const optionSets = ['<optionset Name="sample_colour"><options><option value="7" /></options></optionset>'];
  const relationships = [
    relationshipXml(
      'sample_book_Account',
      'sample_book',
      'sample_accountid',
      'account',
      '<field name="sample_accountid" />',
    ),
  ];
  await site.import({ uniqueName: 'First', optionSets, relationships });
  await site.import(
    {
      tables: [],
      moreRoots:
        '<RootComponent type="9" schemaName="sample_colour" /><RootComponent type="1" schemaName="sample_book" behavior="2" />' +
        '<RootComponent type="10" schemaName="sample_book_Account" /><RootComponent type="2" schemaName="sample_bookcode" />',
    },
    jobId,
  );
  expect(String(site.job('importjob', jobId)?.['data'])).not.toContain('result="warning"');
});
