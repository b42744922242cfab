import { expect, test } from '@playwright/test';
import { Organization } from '../organization';
import { defineColumn } from '../tables/system-columns';
import { formattedColumnValue } from './formatted-column-value';

test('amounts have their sign before the currency, and as many digits as their column', () => {
  const organization = new Organization();
  const amount = (value: number, precision?: number) =>
    formattedColumnValue(
      organization.tables,
      defineColumn('Amount', 'money', precision === undefined ? {} : { precision }),
      value,
    );
  expect([amount(-1), amount(0), amount(1_234.5), amount(1_234.5, 0), amount(-0.125, 3)]).toEqual([
    '-$1.00',
    '$0.00',
    '$1,234.50',
    '$1,235',
    '-$0.125',
  ]);
});
