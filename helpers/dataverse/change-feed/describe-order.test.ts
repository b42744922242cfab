import { expect, test } from '@playwright/test';
import type { Change } from './change';
import { describeOrder } from './describe-order';

const upserted = (version: number): Change<object> => ({ type: 'upserted', row: { '@odata.etag': `W/"${version}"` } });
const deleted: Change<object> = { type: 'deleted', id: '10000000-0000-0000-0000-000000000001', reason: 'deleted' };

test('the usual order is upserted rows by row version, then deletions', () => {
  expect(describeOrder([upserted(9), upserted(10), deleted])).toBe(
    'upserted rows ascending by row version, deletions after them',
  );
});

test('any other order is told apart', () => {
  expect(describeOrder([upserted(10), deleted, upserted(9)])).toBe(
    'upserted rows not ascending by row version, deletions among them',
  );
});
