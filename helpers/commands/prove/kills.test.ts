import { expect, test } from '@playwright/test';
import { emulatorSays } from './emulator-process';
import { subjectsIn } from './kill-matrix';
import { declaredDefects } from './kills';

test('every defect of the emulator is declared, and no other', () => {
  const played = subjectsIn(emulatorSays('--list-defects')).map(({ name }) => name);
  expect(declaredDefects.toSorted()).toEqual(played.toSorted());
});
