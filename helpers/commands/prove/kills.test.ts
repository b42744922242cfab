import { expect, test } from '@playwright/test';
import { requirements } from '../../verdict/requirements/catalogue';
import { emulatorSays } from '../emulator/emulator-process';
import { subjectsIn } from './kill-matrix';
import { declaredDefects, killOf } from './kills';
import { longWaits } from './long-waits';
import { quickSubjects } from './prove-arguments';
import { withoutDefect } from './kills/without-defect';

test('every defect of the emulator is declared, and no other', () => {
  const played = subjectsIn(emulatorSays('--list-defects')).map(({ name }) => name);
  expect(declaredDefects.toSorted()).toEqual(played.toSorted());
});

test('what is proved at every change, or beside the others for its long waits, can be played', () => {
  const played = subjectsIn(`${emulatorSays('--list-defects')}\n${emulatorSays('--list-variations')}`);
  const names = played.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining([...quickSubjects, ...longWaits]));
});

test('every MUST forbids a defect or is what one stops at, or says why there is none', () => {
  const killing = new Set(declaredDefects.flatMap(name => [...killOf(name).by, ...killOf(name).stops]));
  const musts = requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id);
  expect(
    musts.filter(id => !killing.has(id) && !withoutDefect.has(id)),
    'neither',
  ).toEqual([]);
  expect(
    [...withoutDefect.keys()].filter(id => killing.has(id) || !musts.includes(id)),
    'both, or no MUST',
  ).toEqual([]);
});
