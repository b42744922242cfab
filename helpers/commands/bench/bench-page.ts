import { escapeHtml } from '../../verdict/words/escape-html';
import { lineChart } from '../../verdict/chart/line-chart';
import { isMet, type Measured, type Part, type Target } from './part';

/** What was measured, and by which part. */
export type PartResult = { readonly part: Part; readonly measured: Measured };

/** "0.94, at most 1" */
export const targetInWords = (target: Target): string =>
  `${target.ratio.toFixed(2)}, ${'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`}`;

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1f2733}
table{border-collapse:collapse}td,th{padding:.3rem .8rem;border-bottom:1px solid #d5dae1;text-align:left}
.missed{color:#b3261e;font-weight:600}svg{max-width:100%;height:auto;border:1px solid #d5dae1;margin:.5rem 0}`;

/** The bench as a page of one file: targets first, then each part with its charts. */
export function benchPage(results: readonly PartResult[], machine: string): string {
  const targets = results.flatMap(({ measured }) => measured.targets ?? []);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>',
    `<style>${style}</style></head><body><h1>Bench</h1><p>${escapeHtml(machine)}</p>`,
    ...(targets.length === 0 ? [] : [targetTable(targets)]),
    ...results.map(partSection),
    '</body></html>',
    '',
  ].join('\n');
}

const targetTable = (targets: readonly Target[]): string =>
  [
    '<table><thead><tr><th>Ratio</th><th>Measured, and its target</th><th></th></tr></thead><tbody>',
    ...targets.map(
      target =>
        `<tr><td>${escapeHtml(target.what)}</td><td>${targetInWords(target)}</td><td class="${isMet(target) ? 'met' : 'missed'}">${isMet(target) ? 'met' : 'missed'}</td></tr>`,
    ),
    '</tbody></table>',
  ].join('\n');

const partSection = ({ part, measured: { lines, faults = [], charts = [] } }: PartResult): string =>
  [
    `<h2>${escapeHtml(part.name)}</h2><p>${escapeHtml(part.what)}</p><ul>`,
    ...lines.map(line => `<li>${escapeHtml(line)}</li>`),
    ...faults.map(fault => `<li class="missed">LOST: ${escapeHtml(fault)}</li>`),
    '</ul>',
    ...charts.map(lineChart),
  ].join('\n');
