import { expect, test } from '@playwright/test';
import type { Change } from './change';
import { describeOrder } from './describe-order';

const upserted = (version: number): Change<object> => ({ type: 'upserted', row: { '@odata.etag': `W/"${version}"` } });
const deleted: Change<object> = { type: 'deleted', id: '10000000-0000-0000-0000-000000000001', reason: 'deleted' };

test('the usual order is upserted rows by row version, then deletions', () => {
  expect(describeOrder([upserted(9), upserted(10), deleted])).toBe(
    '2 upserted ascending by row version, 1 deleted after all of them',
  );
});

test('any other order is told apart', () => {
  expect(describeOrder([upserted(10), deleted, upserted(9)])).toBe(
    '2 upserted not ascending by row version, 1 deleted among them',
  );
});
