import { expect, test } from '@playwright/test';
import { Screen } from './screen';

function screenOf(isTTY: boolean, env: Record<string, string> = { NO_COLOR: '1' }) {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text), isTTY, columns: 20 };
  return { screen: new Screen(output, env), written };
}

test('lines that stay push the live one down, and it never fills the terminal', () => {
  const { screen, written } = screenOf(true);

  screen.show('1 of 3, waiting for the import: 45 %');
  screen.print('stays');
  screen.show('');

  const toItsStart = '\r\u001B[2K';
  const live = '1 of 3…import: 45 %';
  expect(live).toHaveLength(19);
  expect(written).toEqual([`${toItsStart}${live}`, `${toItsStart}stays\n`, live, toItsStart]);
});

test('where nobody looks there is no live line', () => {
  for (const { screen, written } of [
    screenOf(false),
    screenOf(true, { CI: 'true' }),
    screenOf(true, { TERM: 'dumb' }),
  ]) {
    screen.show('1 of 3');
    screen.print('stays');

    expect(written).toEqual(['stays\n']);
  }
});

test('a terminal that says it has no columns, as some of containers do, is as wide as usual', () => {
  const screen = new Screen({ write: () => undefined, isTTY: true, columns: 0 }, {});

  expect(screen.width).toBe(new Screen({ write: () => undefined }, {}).width);
});
