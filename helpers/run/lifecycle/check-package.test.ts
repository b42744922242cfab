import { expect, test } from '@playwright/test';
import { PackageError } from '../../dataverse/errors';
import { samplePackage } from '../../dataverse/solutions/testing/solution-rig';
import { checkPackage } from './check-package';

test('a managed package of the one table is taken', () => {
  expect(checkPackage(samplePackage)).toBe(samplePackage);
});

for (const [what, tables, words] of [
  ['a package without the table', ['sample_shelf'], 'has no table sample_book'],
  ['a package with a second table', ['sample_book', 'sample_shelf'], 'also brings the table sample_shelf'],
  ['a package that changes tables of others', ['account', 'sample_book', 'contact'], 'the tables account, contact'],
] as const) {
  test(`${what} is refused in words`, () => {
    const check = () => checkPackage({ ...samplePackage, tables });

    expect(check).toThrow(PackageError);
    expect(check).toThrow(words);
    expect(check).toThrow('SOLUTION_FILE');
  });
}

test('an unmanaged package is refused: its table would stay', () => {
  expect(() => checkPackage({ ...samplePackage, isManaged: false })).toThrow('is unmanaged');
});
