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

/** Rows in a second, lanes, and the waits that the environment asked for, over the time of all phases one after the other. */
export function scaleCharts(phases: readonly Phase[]): Chart[] {
  const x = { name: 'seconds of all parts, one after the other' };
  return [
    {
      title: 'Rows in a second',
      ...{ x, y: { name: 'rows/s' } },
      series: seriesOf(phases, ({ rows, seconds }) => (seconds > 0 ? Math.round(rows / seconds) : 0)),
    },
    {
      title: 'Requests that might be under way at once',
      ...{ x, y: { name: 'lanes' } },
      series: seriesOf(phases, ({ lanes }) => lanes),
    },
    {
      title: 'Where it was throttled: seconds of waiting that were asked for',
      ...{ x, y: { name: 'seconds' } },
      series: seriesOf(phases, ({ heldSeconds }) => heldSeconds),
    },
  ];
}

function seriesOf(phases: readonly Phase[], valueOf: (sample: Sample) => number): Series[] {
  let before = 0;
  return phases.map(({ name, seconds, samples }) => {
    const began = before;
    before += seconds;
    const points = samples.map(sample => [tenths(began + sample.at), tenths(valueOf(sample))] as const);
    return { name: inBrief(name), points };
  });
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** As a legend has room for: `gone, Web API`. */
const inBrief = (name: string): string => name.replace('told as deleted', 'gone').replace(' through the ', ', ');
