import { expect, test } from '@playwright/test';
import { lineChart } from './line-chart';

const chart = {
  title: 'Rows & time',
  x: { name: 'rows', isLog: true },
  y: { name: 'ms' },
  series: [
    {
      name: 'a <b>',
      points: [
        [1_000, 3],
        [1_000_000, 11],
      ],
    },
    {
      name: 'c',
      points: [
        [1_000, 4],
        [1_000_000, 0],
      ],
    },
  ],
} as const;

test('a chart has a line and a name for each series, and its texts are no markup', () => {
  const svg = lineChart(chart);

  expect(svg.match(/<polyline/g)).toHaveLength(2);
  expect(svg).toContain('Rows &amp; time');
  expect(svg).toContain('a &lt;b&gt;');
  expect(svg).not.toContain('<b>');
});

test('powers of ten stand at equal distances, and all points within the plane', () => {
  const svg = lineChart(chart);

  const ticks = ['1000', '10k', '100k', '1M'].map(tick =>
    Number(new RegExp(`x="([\\d.]+)"[^>]*>${tick}<`).exec(svg)?.[1]),
  );
  const distances = ticks.slice(1).map((tick, n) => Math.round(tick - (ticks[n] ?? NaN)));
  expect(new Set(distances).size).toBe(1);
  const places = [...svg.matchAll(/cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(places).toHaveLength(4);
  expect(places.every(([x, y]) => x >= 90 && x <= 930 && y >= 76 && y <= 364)).toBe(true);
});

test('nothing measured is an empty chart, and no error', () => {
  expect(lineChart({ ...chart, x: { name: 'rows' }, series: [] })).toContain('</svg>');
});
