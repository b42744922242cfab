import { escapeHtml } from '../words/escape-html';
import type { Span } from './timeline';

const size = { width: 960, names: 110, lengths: 90, row: 26, head: 44, foot: 14 };
const colours = { bar: '#3b6fb6', text: '#1f2733', faint: '#5b6675', line: '#d5dae1', paper: '#ffffff' };

/** A run as a picture: a bar for each part, in the order in which they began, as long as it took. */
export function timelineSvg(spans: readonly Span[], title: string): string {
  const start = Math.min(...spans.map(({ startedAt }) => startedAt));
  const end = Math.max(...spans.map(({ startedAt, durationMs }) => startedAt + durationMs));
  const scale = (size.width - size.names - size.lengths) / Math.max(1, end - start);
  const height = size.head + spans.length * size.row + size.foot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img">`,
    `<title>${escapeHtml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    textAt({ x: 12, y: 26 }, `${title}: ${length(end - start)}`, 'font-weight="600"'),
    ...spans.map((span, n) =>
      rowOf(span, { y: size.head + n * size.row, x: size.names + (span.startedAt - start) * scale, scale }),
    ),
    '</svg>',
    '',
  ].join('\n');
}

function rowOf(
  { name, startedAt, durationMs }: Span,
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): string {
  // A part of no length is seen all the same.
  const width = Math.max(2, durationMs * scale);
  const hint = `${name}: from ${new Date(startedAt).toISOString()}, ${length(durationMs)}`;
  return [
    `<g><title>${escapeHtml(hint)}</title>`,
    `<line x1="${size.names}" x2="${size.width - 12}" y1="${y + size.row}" y2="${y + size.row}" stroke="${colours.line}"/>`,
    textAt({ x: 12, y: y + 18 }, name),
    `<rect x="${x.toFixed(1)}" y="${y + 5}" width="${width.toFixed(1)}" height="${size.row - 10}" rx="2" fill="${colours.bar}"/>`,
    textAt({ x: Math.round(x + width + 6), y: y + 18 }, length(durationMs), `fill="${colours.faint}"`),
    '</g>',
  ].join('');
}

const textAt = ({ x, y }: { readonly x: number; readonly y: number }, text: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more.includes('fill=') ? more : `fill="${colours.text}" ${more}`}>${escapeHtml(text)}</text>`;

/** `45 ms`, `3.2 s`, `12 min 5 s`. */
function length(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
