import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareRefusal } from '../../../fixtures/report/compare-refusal';
import { observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';

const options = {
  $filter: "$filter=sample_name eq 'x'",
  $orderby: '$orderby=sample_name',
  $expand: '$expand=createdby($select=systemuserid)',
  $top: '$top=3',
} as const;

for (const [option, id] of [
  ['$filter', 'CT-REF-01'],
  ['$orderby', 'CT-REF-02'],
  ['$expand', 'CT-REF-03'],
  ['$top', 'CT-REF-04'],
] as const) {
  test(`${option} is refused`, verifies(id, 'CT-REF-05'), async ({ rawDelta }) => {
    const reply = await rawDelta.ask(options[option]);

    observe('CT-REF-05', `${option}: ${describeReply(reply)}`);
    await compareRefusal(option, reply);
  });
}

test('the refusal of a query option names it', verifies('CT-REF-07'), async ({ rawDelta }) => {
  const named: Record<string, boolean> = {};
  for (const [option, query] of Object.entries(options)) {
    named[option] = describeReply(await rawDelta.ask(query)).includes(option);
  }

  await compare('whether each is named', named, { $filter: true, $orderby: true, $expand: true, $top: true });
});

test('what else a tracked read can carry is observed', verifies('CT-REF-06'), async ({ rows, rawDelta }) => {
  const { id } = await rows.create();
  const fetchXml = encodeURIComponent(
    '<fetch><entity name="sample_book"><attribute name="sample_name" /></entity></fetch>',
  );

  observe('CT-REF-06', `$apply: ${describeReply(await rawDelta.ask('$apply=groupby((sample_name))'))}`);
  observe('CT-REF-06', `$count=true: ${describeReply(await rawDelta.ask('$count=true'))}`);
  observe('CT-REF-06', `fetchXml: ${describeReply(await rawDelta.ask(`fetchXml=${fetchXml}`))}`);
  observe('CT-REF-06', `a single row: ${describeReply(await rawDelta.ask('', { path: `sample_books(${id})` }))}`);
});
