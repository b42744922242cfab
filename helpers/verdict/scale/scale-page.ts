import { type Phase, type Sample, speedOf } from '../../sample/scale/watch';
import { type Chart, lineChart, type Series } from '../chart/line-chart';
import { Html, html } from '../reporters/allure/page/html';
import { tablePage } from '../reporters/allure/page/table-page';

/** How fast many rows were written and read, as an HTML page of its own: a table, and below it what happened when. */
export function scalePage(title: string, phases: readonly Phase[]): string {
  return tablePage(
    title,
    html`<table>
        <thead>
          <tr>
            <th>rows were</th>
            <th>rows</th>
            <th>seconds</th>
            <th>rows in a second</th>
            <th>lanes, at most</th>
            <th>throttled</th>
            <th>seconds in which the environment let nobody out</th>
          </tr>
        </thead>
        <tbody>
          ${phases.map(lineOf)}
        </tbody>
      </table>
      ${scaleCharts(phases).map(chart => html`<p>${new Html(lineChart(chart))}</p>`)}`,
  );
}

const lineOf = ({ name, rows, seconds, mostLanes, throttled, heldSeconds }: Phase): Html =>
  html`<tr>
    <td>${name}</td>
    <td>${rows}</td>
    <td>${seconds.toFixed(1)}</td>
    <td>${speedOf(rows, seconds)}</td>
    <td>${mostLanes}</td>
    <td>${throttled}</td>
    <td>${heldSeconds.toFixed(1)}</td>
  </tr>`;

/**
 * Rows in a second, lanes, and the waits that the environment asked for, over the time of all phases one after the other. What
 * is read is another picture than what is written: it goes many times as fast.
 */
export function scaleCharts(phases: readonly Phase[]): Chart[] {
  const parts = placed(phases);
  const speed = ({ rows, seconds }: Sample): number => (seconds > 0 ? Math.round(rows / seconds) : 0);
  const chart = (title: string, unit: string, some: readonly Placed[], valueOf: (sample: Sample) => number): Chart => ({
    title,
    x: { name: 'seconds of all parts, one after the other' },
    y: { name: unit },
    series: some.map(part => seriesOf(part, valueOf)),
  });
  const isRead = ({ phase }: Placed): boolean => phase.name.includes(' through ');
  return [
    chart(
      'Rows written and deleted in a second',
      'rows/s',
      parts.filter(part => !isRead(part)),
      speed,
    ),
    chart('Rows and deletions read in a second', 'rows/s', parts.filter(isRead), speed),
    chart('Requests that might be under way at once', 'lanes', parts, ({ lanes }) => lanes),
    chart(
      'Where it was throttled: seconds of waiting that were asked for',
      'seconds',
      parts,
      ({ heldSeconds }) => heldSeconds,
    ),
  ];
}

/** A phase, and how many seconds those before it took. */
type Placed = { readonly phase: Phase; readonly began: number };

function placed(phases: readonly Phase[]): Placed[] {
  let began = 0;
  return phases.map(phase => {
    const at = began;
    began += phase.seconds;
    return { phase, began: at };
  });
}

function seriesOf({ phase, began }: Placed, valueOf: (sample: Sample) => number): Series {
  const points = phase.samples.map(sample => [tenths(began + sample.at), tenths(valueOf(sample))] as const);
  return { name: inBrief(phase.name), points };
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** As a legend has room for: `gone, Web API`. */
const inBrief = (name: string): string => name.replace('told as deleted', 'gone').replace(' through the ', ', ');
