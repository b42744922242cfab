import { escapeHtml } from '../words/escape-html';

/** One line of a chart: its points in the order in which they are joined. */
export type Series = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] };

/** What a chart shows. Both axes begin at zero, but for one of powers of ten (`isLog`), which begins at its first point. */
export type Chart = {
  readonly title: string;
  readonly x: { readonly name: string; readonly isLog?: boolean };
  readonly y: { readonly name: string };
  readonly series: readonly Series[];
};

const size = { width: 960, height: 420, left: 90, right: 30, top: 76, foot: 56 };
const colours = { text: '#1f2733', faint: '#5b6675', line: '#d5dae1', paper: '#ffffff' };
/** Told apart by people who do not see all colours (Okabe and Ito), and by their order. */
const inks = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

type Scale = { readonly ticks: readonly number[]; readonly at: (value: number) => number };

/** Lines as a picture, with a legend; a point tells its numbers to who points at it. */
export function lineChart({ title, x, y, series }: Chart): string {
  const points = series.flatMap(one => one.points);
  const plane = { right: size.width - size.right, bottom: size.height - size.foot };
  const along = scaleOf(
    points.map(([value]) => value),
    { from: size.left, to: plane.right, isLog: x.isLog },
  );
  const up = scaleOf(
    points.map(([, value]) => value),
    { from: plane.bottom, to: size.top },
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="13" role="img">`,
    `<title>${escapeHtml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    textAt(12, 26, title, 'font-weight="600"'),
    ...legend(series),
    ...up.ticks.map(
      tick =>
        `<line x1="${size.left}" x2="${plane.right}" y1="${pixel(up.at(tick))}" y2="${pixel(up.at(tick))}" stroke="${colours.line}"/>${textAt(size.left - 8, up.at(tick) + 4, short(tick), `text-anchor="end" fill="${colours.faint}"`)}`,
    ),
    ...along.ticks.map(tick =>
      textAt(along.at(tick), plane.bottom + 20, short(tick), `text-anchor="middle" fill="${colours.faint}"`),
    ),
    textAt(plane.right, size.height - 12, x.name, `text-anchor="end" fill="${colours.faint}"`),
    textAt(12, size.top - 10, y.name, `fill="${colours.faint}"`),
    ...series.map((one, n) => lineOf(one, { ink: inkOf(n), along, up })),
    '</svg>',
    '',
  ].join('\n');
}

function legend(series: readonly Series[]): string[] {
  let left = 12;
  return series.map(({ name }, n) => {
    const at = left;
    left += 34 + name.length * 7.5;
    return `<rect x="${at}" y="40" width="14" height="4" fill="${inkOf(n)}"/>${textAt(at + 20, 47, name)}`;
  });
}

function lineOf(
  { name, points }: Series,
  { ink, along, up }: { readonly ink: string; readonly along: Scale; readonly up: Scale },
): string {
  const places = points.map(([x, y]) => ({ x: pixel(along.at(x)), y: pixel(up.at(y)), hint: `${name}: ${x}, ${y}` }));
  const path = places.map(({ x, y }) => `${x},${y}`).join(' ');
  // Of a thousand points nobody could point at one.
  const dots = places.length > 100 ? [] : places;
  return [
    `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"/>`,
    ...dots.map(
      ({ x, y, hint }) => `<circle cx="${x}" cy="${y}" r="4" fill="${ink}"><title>${escapeHtml(hint)}</title></circle>`,
    ),
  ].join('');
}

function scaleOf(
  values: readonly number[],
  { from, to, isLog = false }: { readonly from: number; readonly to: number; readonly isLog?: boolean | undefined },
): Scale {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (isLog) {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const [low, high] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
    const span = Math.max(1, high - low);
    const ticks = Array.from({ length: span + 1 }, (_, n) => 10 ** (low + n));
    return { ticks, at: value => from + ((Math.log10(value) - low) / span) * (to - from) };
  }
  const step = stepFor(most);
  const steps = Math.max(1, Math.ceil(most / step));
  const ticks = Array.from({ length: steps + 1 }, (_, n) => n * step);
  return { ticks, at: value => from + (value / (steps * step)) * (to - from) };
}

/** The distance of ticks: 1, 2 or 5 times a power of ten, so that there are six or fewer of them. */
function stepFor(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return [1, 2, 5, 10].map(times => times * power).find(step => most / step <= 6) ?? power * 10;
}

const inkOf = (n: number): string => inks[n % inks.length] ?? colours.text;
const pixel = (value: number): string => value.toFixed(1);

const textAt = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${pixel(x)}" y="${pixel(y)}" ${more.includes('fill=') ? more : `fill="${colours.text}" ${more}`}>${escapeHtml(text)}</text>`;

/** `250`, `10k`, `1.5M`. */
function short(value: number): string {
  const [divisor, unit] = value >= 1e6 ? [1e6, 'M'] : value >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / divisor).toPrecision(3))}${unit}`;
}
