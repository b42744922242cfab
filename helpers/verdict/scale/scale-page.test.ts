import { expect, test } from '@playwright/test';
import type { Phase } from '../../sample/scale/watch';
import { scaleCharts, scalePage } from './scale-page';

const sample = { seconds: 2, rows: 4_000, lanes: 8, heldSeconds: 0 };
const phases: readonly Phase[] = [
  {
    ...{ name: 'seeded', rows: 8_000, seconds: 4, throttled: 2, heldSeconds: 1.5, mostLanes: 8 },
    samples: [
      { ...sample, at: 2 },
      { ...sample, at: 4, lanes: 4, heldSeconds: 1.5 },
    ],
  },
  {
    ...{
      name: 'told as deleted through the Web API',
      rows: 8_000,
      seconds: 2,
      throttled: 0,
      heldSeconds: 0,
      mostLanes: 4,
    },
    samples: [{ ...sample, at: 2, rows: 8_000 }],
  },
];

test('rows in a second, lanes and waits are drawn over the time of all parts, one after the other', () => {
  const [written, read, lanes, waits] = scaleCharts(phases).map(({ series }) => series);

  expect(written).toEqual([
    {
      name: 'seeded',
      points: [
        [2, 2_000],
        [4, 2_000],
      ],
    },
  ]);
  expect(read).toEqual([{ name: 'gone, Web API', points: [[6, 4_000]] }]);
  expect(lanes?.[0]?.points).toEqual([
    [2, 8],
    [4, 4],
  ]);
  expect(waits?.[0]?.points).toEqual([
    [2, 0],
    [4, 1.5],
  ]);
});

test('the page has a line for each part, and a picture for each chart', () => {
  const page = scalePage('How fast', phases);

  expect(page.match(/<tr>/g)).toHaveLength(3);
  expect(page.match(/<svg/g)).toHaveLength(4);
  expect(page).toContain('<td>2,000 rows/s</td>');
  expect(page).toContain('<td>told as deleted through the Web API</td>');
});

test('the names of all parts have room beside each other', () => {
  const names = ['Web API', 'Organization Service'].flatMap(one => [
    `read through the ${one}`,
    `told as deleted through the ${one}`,
  ]);
  const all = ['seeded', 'deleted', ...names].map(name => ({ ...phases[0], name }) as Phase);
  const page = scalePage('How fast', all);

  const places = [...page.matchAll(/<rect x="([\d.]+)" y="40"/g)].map(([, x]) => Number(x));
  expect(Math.max(...places)).toBeLessThan(960 - 150);
});
