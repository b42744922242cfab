import { expect, test } from '@playwright/test';
import { DefectSwitches } from './defects';

test('no defect is active until it is switched on, and switching replaces what was on', () => {
  const defects = new DefectSwitches();
  expect(defects.names).toEqual([]);

  defects.set(['lost-deletes', 'duplicate-rows']);
  expect(defects.has('lost-deletes')).toBe(true);
  defects.set(['token-on-every-page']);
  expect(defects.names).toEqual(['token-on-every-page']);
});

test('an unknown name changes nothing and lists the known ones', () => {
  const defects = new DefectSwitches();
  defects.set(['lost-deletes']);

  expect(() => defects.set(['lost-delete', 'toString'])).toThrow(
    /No such defect: lost-delete, toString\. Known defects: lost-deletes, /,
  );
  expect(defects.names).toEqual(['lost-deletes']);
});

test('every defect says what it does', () => {
  expect(DefectSwitches.list().map(({ name }) => name)).toContain('lost-deletes');
  expect(DefectSwitches.list().filter(({ description }) => !description.endsWith('.'))).toEqual([]);
});
