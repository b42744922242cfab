import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';

// With which status is not documented.
const refusedFor = (option: string) => ({ body: { error: { message: expect.stringContaining(option) } } });

test('$filter is refused', verifies('CT-REF-01', 'CT-REF-05'), async ({ rawDelta }) => {
  const reply = await rawDelta.ask("$filter=sample_name eq 'x'");

  observe('CT-REF-05', `$filter: ${describeReply(reply)}`);
  expect(reply).toMatchObject(refusedFor('$filter'));
});

test('$orderby is refused', verifies('CT-REF-02', 'CT-REF-05'), async ({ rawDelta }) => {
  const reply = await rawDelta.ask('$orderby=sample_name');

  observe('CT-REF-05', `$orderby: ${describeReply(reply)}`);
  expect(reply).toMatchObject(refusedFor('$orderby'));
});

test('$expand is refused', verifies('CT-REF-03', 'CT-REF-05'), async ({ rawDelta }) => {
  const reply = await rawDelta.ask('$expand=createdby($select=systemuserid)');

  observe('CT-REF-05', `$expand: ${describeReply(reply)}`);
  expect(reply).toMatchObject(refusedFor('$expand'));
});

test('$top is refused', verifies('CT-REF-04', 'CT-REF-05'), async ({ rawDelta }) => {
  const reply = await rawDelta.ask('$top=3');

  observe('CT-REF-05', `$top: ${describeReply(reply)}`);
  expect(reply).toMatchObject(refusedFor('$top'));
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
