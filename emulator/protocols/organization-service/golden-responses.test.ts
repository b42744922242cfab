import { expect, test } from '@playwright/test';
import { bookKey, bookTable } from '../../engine/testing/book';
import { type ChangeDraft, entityChangesValue } from './changes/entity-changes';
import { writeEnvelope } from './front/envelope';
import { executeResponse } from './front/execute';
import { organizationServiceFaultNode } from './front/fault';
import { type Message } from './front/message';
import { organizationDetail } from './messages/environment';
import { entityCollectionValue, type EntityDraft, entityValue } from './rows/entity';
import { canonical, canonicalOf, embeds } from './testing/canonical';
import { golden } from './testing/golden';
import { startService, typed } from './testing/service';
import { choiceValue, guidValue, stringValue, type WireValue } from './xml/wire-value';
import { writeXml } from '../../xml/write-xml';

const response = (name: string, assembly: Message['assembly'], results: [string, WireValue][]) =>
  executeResponse({ name, assembly }, results);

/** Blocks that begin at ExecuteResult: what the response node has in it. */
function resultXml(...args: Parameters<typeof response>): string {
  const { content } = response(...args);
  const [result] = typeof content === 'string' || 'namespace' in content ? [] : content;
  return result === undefined ? '' : writeXml(result);
}

const book = (id: string, rowVersion: string | null, attributes: Record<string, string>): EntityDraft => ({
  logicalName: 'sample_book',
  id,
  attributes: [
    ['sample_bookid', guidValue(id)],
    ...Object.entries(attributes).map(([name, value]): [string, WireValue] => [name, stringValue(value)]),
  ],
  formattedValues: [],
  rowVersion,
});

const book0 = '10000000-0000-0000-0000-000000000000';
const changed = (entity: EntityDraft): ChangeDraft => ({ kind: 'upserted', entity });

test('a page of changes before the last one is written as the SDK reads it', () => {
  const value = entityChangesValue({
    changes: [changed(book(book0, null, { sample_name: 'Demo Book 0' }))],
    dataToken: null,
    moreRecords: true,
    pagingCookie: '<cookie page="1">…opaque…</cookie>',
  });
  const xml = writeEnvelope(response('RetrieveEntityChanges', 'xrm', [['EntityChanges', value]]));
  expect(canonical(xml)).toEqual(canonical(golden('res-page1')));
});

test('a delta with an update and a removal is written as the SDK reads it', () => {
  const attributes = {
    sample_name: 'Demo Book 0 updated 10:15 AM',
    sample_bookcode: 'BookCode0',
    sample_author: 'Author0',
  };
  const value = entityChangesValue({
    changes: [
      changed(book(book0, '919055', attributes)),
      { kind: 'deleted', table: 'sample_book', id: '10000000-0000-0000-0000-000000000001' },
    ],
    dataToken: '919058!08/22/2017 08:21:20',
    moreRecords: false,
    pagingCookie: null,
  });
  const xml = writeEnvelope(response('RetrieveEntityChanges', 'xrm', [['EntityChanges', value]]));
  expect(canonical(xml)).toEqual(canonical(golden('res-delta')));
});

test('a fault is written as the SDK reads it', () => {
  const message =
    'Entity Key Book Code violated. A record with the same value for Book Code already exists. A duplicate record cannot be created. Select one or more unique values and try again.';
  const xml = writeEnvelope(
    organizationServiceFaultNode({
      activityId: '5f6a8f0e-6a0e-4a57-9d6c-0c6f0f3f0001',
      errorCode: -2147088238,
      errorDetails: [['ApiExceptionSourceKey', stringValue('Plugin/…')]],
      message,
      timestamp: '2026-01-02T03:04:05.1234567Z',
      retriable: false,
    }),
  );
  expect(canonical(xml)).toEqual(canonical(golden('fault')));
  expect(xml).toContain('<faultstring xml:lang="en-US">');
});

test('an answer to RetrieveMultiple is written as the SDK reads it', () => {
  const value = entityCollectionValue({
    entityName: 'solution',
    entities: [
      {
        logicalName: 'solution',
        id: book0,
        attributes: [
          ['solutionid', guidValue(book0)],
          ['friendlyname', stringValue('Change Tracking Sample')],
        ],
        formattedValues: [],
        rowVersion: null,
      },
    ],
    moreRecords: false,
    pagingCookie: null,
    totalRecordCount: -1,
    totalRecordCountLimitExceeded: false,
  });
  const xml = resultXml('RetrieveMultiple', 'xrm', [['EntityCollection', value]]);
  expect(canonical(xml)).toEqual(canonical(golden('res-rm')));
});

test('an answer to Retrieve is written as the SDK reads it, with formatted values', () => {
  const id = '40000000-0000-0000-0000-000000000001';
  const value = entityValue({
    logicalName: 'asyncoperation',
    id,
    attributes: [
      ['asyncoperationid', guidValue(id)],
      ['statecode', choiceValue(3)],
      ['statuscode', choiceValue(30)],
    ],
    formattedValues: [['statecode', 'Completed']],
    rowVersion: null,
  });
  expect(canonical(resultXml('Retrieve', 'xrm', [['Entity', value]]))).toEqual(canonical(golden('res-retrieve')));
});

test("the environment's detail is written as a live one was recorded", () => {
  const value = organizationDetail({
    endpoints: [
      ['WebApplication', 'http://localhost:5000/'],
      ['OrganizationService', 'http://localhost:5000/XRMServices/2011/Organization.svc'],
      ['OrganizationDataService', 'http://localhost:5000/XRMServices/2011/OrganizationData.svc'],
    ],
    environmentId: 'c7265fee-0279-492a-ac3f-f7c9140e50ae',
    friendlyName: 'Stand-in',
    geo: 'EMEA',
    organizationId: '820d7afa-a6a6-44ea-8279-ba5621810971',
    version: '9.2.24014.198',
    state: 'Enabled',
    tenantId: 'fad277c9-c60a-4da1-b5f3-b3b8b34a82f9',
    uniqueName: 'standin',
    urlName: 'standin',
  });
  const xml = resultXml('RetrieveCurrentOrganization', 'crm', [['Detail', value]]);
  expect(canonical(xml)).toEqual(canonical(golden('res-org')));
});

test("the caller's ids are written as the SDK reads them", () => {
  const id = (digit: number) => guidValue(`10000000-0000-0000-0000-00000000000${digit}`);
  const xml = resultXml('WhoAmI', 'crm', [
    ['UserId', id(1)],
    ['BusinessUnitId', id(2)],
    ['OrganizationId', id(3)],
  ]);
  expect(canonical(xml)).toEqual(canonical(golden('res-whoami')));
});

test('keys and their jobs are answered with all that the SDK reads, in its order', async () => {
  const service = startService({ jobDelay: 60_000, indexDelay: 60_000 });
  const table = bookTable({ logicalName: 'sample_shelf', schemaName: 'sample_shelf', entitySetName: 'sample_shelves' });
  service.organization.tables.define({ ...table, keys: new Map([['sample_bookcode', bookKey('Pending')]]) });

  const answer = await service.execute('RetrieveMetadataChanges', shelfQuery);
  service.organization.close();

  const key = service.organization.tables.require('sample_shelf').keys.get('sample_bookcode');
  const expected = golden('res-rmc')
    .replace('30000000-0000-0000-0000-000000000001', table.metadataId)
    .replace('30000000-0000-0000-0000-000000000002', key?.metadataId ?? '')
    .replace('40000000-0000-0000-0000-000000000001', key?.asyncJobId ?? '')
    .replace('InProgress', 'Pending')
    .replaceAll('sample_books<', 'sample_shelves<')
    .replaceAll('>sample_book<', '>sample_shelf<')
    .replace('1234567!08/22/2017 08:10:44', stampOf(answer.text));
  const [result] = answer.all('ExecuteResult').map(canonicalOf);
  expect(result && embeds(result, canonical(expected)), answer.text).toBe(true);
});

const stampOf = (text: string): string => /\d+![\d/]+ [\d:]+/.exec(text)?.[0] ?? '';

const shelfQuery = `<a:KeyValuePairOfstringanyType><b:key>Query</b:key>${typed(
  'q:EntityQueryExpression',
  `<q:Criteria><q:Conditions><q:MetadataConditionExpression><q:ConditionOperator>Equals</q:ConditionOperator><q:PropertyName>LogicalName</q:PropertyName><q:Value i:type="x:string">sample_shelf</q:Value></q:MetadataConditionExpression></q:Conditions><q:FilterOperator>And</q:FilterOperator><q:Filters/></q:Criteria><q:Properties><q:AllProperties>false</q:AllProperties><q:PropertyNames><r:string>Keys</r:string><r:string>ChangeTrackingEnabled</r:string><r:string>EntitySetName</r:string></q:PropertyNames></q:Properties>`,
)}</a:KeyValuePairOfstringanyType>`;
