import { expect, test } from '@playwright/test';
import { AccessError, WaitTimeoutError } from '../../dataverse/errors';
import { faulted } from '../../dataverse/organization-service/testing/service-rig';
import { refusal } from '../../dataverse/testing/scripted-environment';
import { describeReadiness } from './readiness';
import { ReadinessRig } from './testing/readiness-rig';

const always = () => true;
const unknownTable = refusal(404, '0x80060888', "Resource not found for the segment 'sample_books'.");
const unknownKey = refusal(400, '0x8006088a', 'The key in the request URI is not valid for resource');
const unknownOverSoap = faulted(-2147217150, "The entity with a name = 'sample_book' was not found");
const everySecondTime = () => {
  let times = 0;
  return () => times++ % 2 === 0;
};

test('an environment that knows the table is asked three times, and nothing is waited for', async () => {
  const rig = new ReadinessRig();

  const readiness = await rig.waitUntilReady();

  expect(readiness).toMatchObject({ took: 0, rounds: 3, overcome: [], left: [] });
  expect(describeReadiness(readiness)).toBe('at once');
  expect(rig.told).toEqual([]);
  expect(rig.connected, 'new clients for each round').toBe(3);
  expect(rig.consistency('tracked read'), 'rows are asked for as the specs ask').toEqual([null, null, null]);
  expect(rig.consistency('annotation'), 'a document of megabytes comes once').toHaveLength(1);
});

test('a solution that was there before is asked for once', async () => {
  expect(await new ReadinessRig().waitUntilReady(1)).toMatchObject({ rounds: 1 });
});

test('an environment whose caches are behind for 8 s is waited for, and the terminal says so', async () => {
  const rig = new ReadinessRig();
  const cold = rig.until(8);
  rig
    .while(cold, 'definition', { status: 404, body: {} })
    .while(cold, 'keys', unknownTable)
    .while(cold, 'annotation', { body: '<Schema/>' })
    .while(cold, 'row', unknownTable)
    .while(cold, 'row by key', unknownKey)
    .while(cold, 'tracked read', { body: { '@odata.context': 'c', value: [] } });

  const readiness = await rig.waitUntilReady();

  expect(readiness.overcome).toHaveLength(6);
  expect(readiness.took).toBeGreaterThanOrEqual(8_000);
  expect(readiness.took).toBeLessThan(15_000);
  expect(describeReadiness(readiness)).toMatch(/^after \d+ s; until then the definition of the table \(404: the table/);
  expect(rig.told).toEqual([
    expect.stringContaining("a row's address (404 0x80060888: Resource not found for the seg"),
  ]);
});

test('a column, and a key whose index is being built, are behind like a table', async () => {
  const unknownColumn = refusal(400, '0x80041103', "'sample_book' entity doesn't contain attribute");
  const noKeyYet = refusal(400, '0x80060890', 'The specified key attributes are not a defined key');
  const rig = new ReadinessRig();
  rig.while(rig.until(8), 'tracked read', unknownColumn).while(rig.until(8), 'row by key', noKeyYet);

  const { overcome } = await rig.waitUntilReady();

  expect(overcome.map(({ last }) => last.why)).toEqual(['cold', 'cold']);
});

test('every second server that is behind makes a round bad: they have to be good in a row', async () => {
  const rig = new ReadinessRig();
  const [early, second] = [rig.until(8), everySecondTime()];
  rig.while(() => early() && second(), 'row by key', unknownKey);

  expect(await rig.waitUntilReady()).toMatchObject({ overcome: [{ name: 'an address by alternate key' }], left: [] });
  expect(rig.now).toBeGreaterThanOrEqual(8_000);
});

test('a round after a bad one asks past the caches, and does not count', async () => {
  const rig = new ReadinessRig();
  rig.while(() => rig.consistency('tracked read').length === 2, 'tracked read', unknownTable);

  await rig.waitUntilReady();

  expect(rig.consistency('tracked read'), 'good, bad, past the caches, and three in a row').toEqual([
    ...[null, null, 'Strong'],
    ...[null, null, null],
  ]);
});

test('what stays unknown is inconclusive after five minutes: it is named, and what to do', async () => {
  const rig = new ReadinessRig().while(always, 'row', unknownTable);

  const waiting = rig.waitUntilReady();

  await expect(waiting).rejects.toThrow(WaitTimeoutError);
  await expect(waiting).rejects.toThrow(
    /asked for 300 s, \d+ times, and does not know all of the table yet: a row's address \(404 0x80060888.*\n.*KEEP_SOLUTION/,
  );
  expect(rig.told.length).toBeGreaterThan(10);
});

test('every second server that stays behind is inconclusive too', async () => {
  await expect(new ReadinessRig().while(everySecondTime(), 'row', unknownTable).waitUntilReady()).rejects.toThrow(
    WaitTimeoutError,
  );
});

test('a user who is not let in ends the wait at once', async () => {
  const rig = new ReadinessRig().while(always, 'row', refusal(403, '0x80042f09', 'The user has no roles'));

  await expect(rig.waitUntilReady()).rejects.toThrow(AccessError);
  expect(rig.now).toBe(0);
});

test('a privilege may come late, and a lack of it is told after a minute', async () => {
  const lacking = refusal(403, '0x80040220', 'is missing prvReadsample_Book privilege');
  const late = new ReadinessRig();
  late.while(late.until(20), 'tracked read', lacking);
  const never = new ReadinessRig().while(always, 'tracked read', lacking);

  expect(await late.waitUntilReady()).toMatchObject({ overcome: [{ name: 'a tracked read' }] });
  await expect(never.waitUntilReady()).rejects.toThrow(AccessError);
  expect(never.now).toBeGreaterThanOrEqual(60_000);
  expect(never.now).toBeLessThan(70_000);
});

test('an empty list of keys is not "all active", and neither is an index that another server saw being built', async () => {
  const rig = new ReadinessRig().while(always, 'keys', { body: { value: [] } });
  const key = { LogicalName: 'code', KeyAttributes: ['sample_bookcode'], EntityKeyIndexStatus: 'InProgress' };
  const late = new ReadinessRig();
  late.while(late.until(8), 'keys', { body: { value: [key] } });

  await expect(rig.waitUntilReady()).rejects.toThrow('the table has no alternate key');
  expect((await late.waitUntilReady()).overcome).toMatchObject([{ last: { seen: 'code is InProgress' } }]);
});

test('an answer that stays different from what is documented is left to the specs after a minute', async () => {
  const rig = new ReadinessRig()
    .while(always, 'annotation', { body: '<Schema/>' })
    .while(always, 'tracked read', refusal(400, '0x80072491', 'Change tracking is not enabled'));

  const readiness = await rig.waitUntilReady();

  expect(readiness.left.map(({ name }) => name)).toEqual(['the annotation in $metadata', 'a tracked read']);
  expect(describeReadiness(readiness)).toContain('; to the end the annotation in $metadata (it says nothing of');
  expect(rig.now).toBeGreaterThanOrEqual(60_000);
  expect(rig.now).toBeLessThan(70_000);
});

test('a fault of the moment makes a round bad', async () => {
  const rig = new ReadinessRig();
  rig.while(rig.until(40), 'definition', { status: 503 }).while(rig.until(40), 'tracked read', 'lost');

  const { overcome } = await rig.waitUntilReady();

  expect(overcome.map(({ last }) => last.why)).toEqual(['busy', 'busy']);
});

test('the Organization Service may be late, also where it lets this user in', async () => {
  const rig = new ReadinessRig();
  rig
    .overSoapWhile(rig.until(40), 'WhoAmI', faulted(-2147220970, 'An unexpected error occurred.'))
    .overSoapWhile(rig.until(60), 'Retrieve', unknownOverSoap)
    .overSoapWhile(rig.until(60), 'RetrieveEntityChanges', unknownOverSoap);

  const { overcome } = await rig.waitUntilReady();

  expect(overcome.map(({ name, last }) => `${name}: ${last.why}`)).toEqual([
    'the alternate keys over SOAP: busy',
    'a row over SOAP: cold',
    'a row by alternate key over SOAP: cold',
    'a read of changes over SOAP: cold',
  ]);
});

test('an Organization Service that is closed is not waited for', async () => {
  const closed = { status: 403, body: 'no' };

  expect(await new ReadinessRig().overSoapWhile(always, 'WhoAmI', closed).waitUntilReady()).toMatchObject({
    rounds: 3,
    overcome: [],
  });
});
