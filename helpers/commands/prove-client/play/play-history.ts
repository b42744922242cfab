import { HistoryTable } from '../../../sample/histories/history-table';
import { type Step, weather } from '../../../sample/histories/step';
import type { Client, Synchronised } from '../client/client';
import { differencesBetween } from './differences';
import type { Site } from './site';

/** What came of a history. */
export type Played = {
  /** `lost`: the copy is not the table. `stuck`: no synchronisation after the last step came to an end. */
  readonly outcome: 'right' | 'lost' | 'stuck';
  /** What happened, in sentences. A step that there was nothing to do in is left out. */
  readonly steps: readonly string[];
  /** What is wrong with the client, in sentences; none when it is right. */
  readonly faults: readonly string[];
  /** Whether any synchronisation came to an end. */
  readonly everSynchronised: boolean;
};

/**
 * How often a client is told to synchronise after the last step, until it has the table. It may be late: an environment that
 * holds back changes, or throttles, makes the best of them late. It may fail, and be run again, as by a scheduler.
 */
const patience = 3;

/** Plays a history at a site that nobody else uses, with a client that knows nothing yet. */
export async function playHistory(site: Site, steps: readonly Step[], client: Client): Promise<Played> {
  await site.clear();
  const table = new HistoryTable(site.writer);
  const told: string[] = [];
  const answers: Synchronised[] = [];
  const synchronise = async (): Promise<Synchronised> => {
    const answer = await client.synchronise();
    answers.push(answer);
    told.push(answer.kind === 'done' ? 'the client synchronises' : 'the client fails to synchronise');
    return answer;
  };

  for (const step of steps) {
    if (step.do === 'synchronise') {
      const answer = await synchronise();
      if (answer.kind === 'hung') return stuck(told, answers);
    } else {
      const words = await takeStep(site, table, step);
      if (words !== undefined) told.push(words);
    }
  }

  const rows = await table.read();
  let faults: readonly string[] | undefined;
  for (let turn = 0; turn < patience; turn++) {
    const answer = await synchronise();
    if (answer.kind === 'hung') break;
    if (answer.kind === 'failed') continue;
    faults = differencesBetween(answer.copy, rows);
    if (faults.length === 0) return { outcome: 'right', steps: inBrief(told), faults, everSynchronised: true };
  }
  return faults === undefined
    ? stuck(told, answers)
    : { outcome: 'lost', steps: inBrief(told), faults, everSynchronised: true };
}

/** What happens several times in a row is said once. */
function inBrief(steps: readonly string[]): string[] {
  const runs: { step: string; times: number }[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.step === step) last.times += 1;
    else runs.push({ step, times: 1 });
  }
  return runs.map(({ step, times }) => (times === 1 ? step : `${step}, ${times} times`));
}

function stuck(steps: readonly string[], answers: readonly Synchronised[]): Played {
  const why = answers.flatMap(answer => (answer.kind === 'done' ? [] : [answer.why])).at(-1) ?? '';
  const everSynchronised = answers.some(({ kind }) => kind === 'done');
  return {
    outcome: 'stuck',
    steps: inBrief(steps),
    faults: [`It does not synchronise any more: ${why}`],
    everSynchronised,
  };
}

/** Says what happened; undefined when there was nothing to do it to. */
async function takeStep(
  { control }: Site,
  table: HistoryTable,
  step: Exclude<Step, { do: 'synchronise' }>,
): Promise<string | undefined> {
  switch (step.do) {
    case 'create':
      return table.create(step.rows);
    case 'wait':
      await control.advance(step.days);
      return step.days === 1 ? 'a day passes' : `${step.days} days pass`;
    case 'weather':
      await control.turnWeather(step.name);
      return weather[step.name];
    default:
      return table.act(step.do, step.row);
  }
}
