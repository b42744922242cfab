import { escapeHtml } from '../words/escape-html';
import { areas, type AreaStanding, type OverviewRow } from './overview';
import {
  areaInWords,
  explainedIn,
  lookedAtInWords,
  overviewHeadline,
  reportInWords,
  standingInWords,
  verdictInWords,
} from './overview-in-words';
import { overviewStyle } from './overview-style';

/**
 * `reports/environments/index.html`: each environment by area, with its verdict, since when, and its report. One file that
 * opens from disk: no script, no other file.
 */
export function renderOverviewHtml(rows: readonly OverviewRow[], madeAt: Date): string {
  const headline = escapeHtml(overviewHeadline(rows));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Change tracking, environment by environment</title>
<style>${overviewStyle}</style>
</head>
<body>
<h1>${headline}</h1>
<table>
<thead><tr><th scope="col">environment</th>${areas.map(area => `<th scope="col">${escapeHtml(area)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(overviewRow).join('\n')}
</tbody>
</table>
${reasonsOf(rows)}
<footer>${escapeHtml(madeAt.toISOString().slice(0, 16).replace('T', ' '))} UTC. ✓ hold or were observed, ✗ fail, ! warnings, ? could not be looked at, – was not looked at; by the number of requirements.</footer>
</body>
</html>
`;
}

function overviewRow(row: OverviewRow): string {
  const { verdict, areas: ofRow } = row;
  const cells =
    ofRow.length > 0
      ? ofRow.map(areaCell).join('')
      : `<td class="left-out" colspan="${areas.length}">no run of it has ended</td>`;
  return `<tr class="${verdict?.verdict ?? 'unknown'}"><th scope="row">${environmentCell(row)}</th>${cells}</tr>`;
}

function environmentCell(row: OverviewRow): string {
  const { name, verdict, report, summary } = row;
  const facts = verdict && [
    verdict.environment.kind === 'emulator' ? 'an emulator' : verdict.environment.url,
    verdict.environment.version,
    verdict.profile === undefined ? null : `profile ${verdict.profile}`,
    `looked at ${lookedAtInWords(verdict)}`,
  ];
  const standing = standingInWords(row);
  const sinceWhen = standing === '' ? '' : ` <small>${escapeHtml(standing)}</small>`;
  const links = [link(report, reportInWords(verdict)), link(summary, 'summary')].filter(text => text !== '');
  const lines = [
    `<b>${escapeHtml(name)}</b>`,
    `<span class="verdict">${verdictInWords(verdict)}</span>${sinceWhen}`,
    ...(facts ? [`<small>${escapeHtml(facts.filter(fact => fact !== null).join(', '))}</small>`] : []),
    ...(links.length > 0 ? [links.join(' · ')] : []),
  ];
  return lines.map(line => `<div>${line}</div>`).join('');
}

const link = (target: string | undefined, text: string): string =>
  target === undefined ? '' : `<a href="${escapeHtml(target)}">${text}</a>`;

/** A sign and words: nobody has to tell colours apart. */
const signs: Readonly<Record<AreaStanding['state'], string>> = {
  failed: '✗',
  warning: '!',
  unseen: '?',
  holds: '✓',
  'left-out': '–',
};

function areaCell(standing: AreaStanding): string {
  const { area, state, seen, ids } = standing;
  const words = `${area}: ${areaInWords(standing)}`;
  const count = state === 'left-out' ? '' : ` ${state === 'holds' ? seen : ids.length}`;
  // Where nothing could be looked at, names say nothing more.
  const shown = state === 'unseen' && seen === 0 ? [] : ids.slice(0, 3);
  const names = [...shown.map(id => `<span>${escapeHtml(id)}</span>`), ...(ids.length > shown.length ? ['…'] : [])];
  const named = shown.length === 0 ? '' : `<small>${names.join(' ')}</small>`;
  return `<td class="${state}" data-area="${escapeHtml(area)}" title="${escapeHtml(words)}"><span>${signs[state]}${count}</span>${named}</td>`;
}

function reasonsOf(rows: readonly OverviewRow[]): string {
  const told = explainedIn(rows).map(
    ({ name, verdict }) =>
      `<dt>${escapeHtml(name)}: ${verdictInWords(verdict)}</dt><dd>${escapeHtml(verdict.reason)}</dd>`,
  );
  return told.length === 0 ? '' : `<h2>What to look at</h2>\n<dl>${told.join('\n')}</dl>`;
}
