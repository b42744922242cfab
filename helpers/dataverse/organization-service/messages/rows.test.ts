import { test as base, expect } from '@playwright/test';
import { createRow, deleteRow, updateRow } from './rows';
import { answered, faulted, resultXml, ServiceRig } from '../testing/service-rig';

const test = base.extend<{ rig: ServiceRig }>({
  rig: async ({}, use) => {
    const rig = await ServiceRig.start();
    await use(rig);
    await rig.server.stop();
  },
});

const id = '2e451703-c686-e711-80e5-00155db19e6d';
const book = { logicalName: 'sample_book', id };

test('a create without an id of its own is not sent again when its answer is lost', async ({
  rig: { client, server },
}) => {
  server.script('reset');

  await expect(createRow(client, { logicalName: 'sample_book', attributes: {} })).rejects.toThrow('no answer');
  expect(server.requests).toHaveLength(1);
});

test('a create with an id whose answer is lost is sent again, and a duplicate is looked up by that id', async ({
  rig: { client, server },
}) => {
  const found = answered(
    resultXml(
      'Retrieve',
      `<a:KeyValuePairOfstringanyType><b:key>Entity</b:key><b:value i:type="a:Entity"><a:Id>${id}</a:Id></b:value></a:KeyValuePairOfstringanyType>`,
    ),
  );
  server.script('reset', faulted(-2_147_088_238, 'Entity Key violated.'), found);

  expect(await createRow(client, { ...book, attributes: {} })).toBe(id);
  expect(server.requests[2]?.body).toContain('<a:RequestName>Retrieve</a:RequestName>');
});

test("a duplicate after a lost answer is the refusal that was lost when the row is somebody else's", async ({
  rig: { client, server },
}) => {
  const taken = faulted(-2_147_088_238, 'Entity Key violated.');
  server.script('reset', taken, faulted(-2_147_220_969, 'Does Not Exist'), taken);

  await expect(createRow(client, { ...book, attributes: {} })).rejects.toMatchObject({ code: '0x80060892' });
});

test('a row that is gone after a lost answer was deleted, and without one it is missing', async ({
  rig: { client, server },
}) => {
  const gone = faulted(-2_147_220_969, 'sample_book With Id = … Does Not Exist');
  server.script('reset', gone, gone);

  await deleteRow(client, book);
  await expect(deleteRow(client, book)).rejects.toMatchObject({ code: '0x80040217' });
});

test('an update is sent again after a gateway error', async ({ rig: { client, server, waits } }) => {
  server.script({ status: 502, body: 'bad gateway' }, answered(resultXml('Update')));

  await updateRow(client, book, { sample_name: 'x' });
  expect(waits).toEqual([500]);
});
