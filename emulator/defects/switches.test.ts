import { expect, test } from '@playwright/test';
import { defects as all, defectSwitches } from './all';

test('no defect is active until it is switched on, and switching replaces what was on', () => {
  const defects = defectSwitches();
  expect(defects.names).toEqual([]);

  defects.set(['lost-deletes', 'duplicate-rows']);
  expect(defects.names).toEqual(['lost-deletes', 'duplicate-rows']);
  defects.set(['token-on-every-page']);
  expect(defects.names).toEqual(['token-on-every-page']);
});

test('an unknown name changes nothing and lists the known ones', () => {
  const defects = defectSwitches();
  defects.set(['lost-deletes']);

  expect(() => defects.set(['lost-delete', 'toString'])).toThrow(
    /No such defect: lost-delete, toString\. Known defects: lost-deletes, /,
  );
  expect(defects.names).toEqual(['lost-deletes']);
});

test('every defect says what it does', () => {
  expect(all.map(({ name }) => name)).toContain('lost-deletes');
  expect(all.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
});
