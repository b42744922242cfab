import { tell } from '../../dataverse/timing/tell';
import { realTiming, type Timing } from '../../dataverse/timing/timing';
import { judgeRefusal } from './judge-refusal';
import type { Clients } from '../connect';
import type { NotYet, Probe, Round } from './probe';
import { notReady, type Readiness, stillWaiting } from './readiness';
import { type Standing, Standings } from './standings';

type Options = {
  /** Clients for one round: new ones, so that each round may meet other servers than the last. */
  readonly connect: () => Clients;
  /** How many rounds in a row have to be good. */
  readonly goodRounds: number;
  readonly timing?: Timing;
};

/** Milliseconds. */
const longestWait = 5 * 60_000;
const [firstPause, longestPause] = [500, 5_000];
const betweenSentences = 15_000;

/**
 * Asks all probes at once, round after round, until several rounds in a row are good: an environment has many servers,
 * and after an import they learn of a table one by one. Nothing is waited for between good rounds. A round that follows
 * a bad one asks past the caches, which brings the servers that it meets up to date, and does not count.
 *
 * Throws WaitTimeoutError at the deadline, and at once what cannot pass: a user who is not let in, or after a minute one
 * who lacks a privilege. An answer that is different from what is documented is waited for as long and then left to the
 * specs.
 */
export async function waitUntilReady(probes: readonly Probe[], options: Options): Promise<Readiness> {
  const { connect, goodRounds, timing = realTiming } = options;
  const standings = new Standings();
  const started = timing.now();
  const progress = new Progress(started);
  let rounds = 0;
  for (let good = 0, consistent = false, pause = firstPause; good < goodRounds;) {
    rounds += 1;
    const asked = probes.filter(probe => !standings.isDone(probe));
    const answers = await askRound(asked, { ...connect(), consistent });
    const now = timing.now();
    for (const { probe, answer } of answers) standings.note(probe, answer, now);
    const behind = standings.behind(now);
    if (behind.length === 0) {
      if (!consistent) good += 1;
      consistent = false;
      continue;
    }
    const refusal = standings.refusal(now);
    if (refusal) throw refusal;
    const left = started + longestWait - now;
    if (left <= 0) throw notReady(behind, { waited: now - started, rounds });
    progress.tell(behind, now, left);
    await timing.sleep(Math.min(pause, left));
    [good, consistent, pause] = [0, true, Math.min(pause * 1.5, longestPause)];
  }
  const now = timing.now();
  return { took: now - started, rounds, overcome: standings.overcome, left: standings.left(now) };
}

type Answered = { readonly probe: Probe; readonly answer: NotYet | undefined };

/** Asks probes at the same time. Throws, when all have answered, what no waiting would change. */
async function askRound(probes: readonly Probe[], round: Round): Promise<Answered[]> {
  const answers = await Promise.allSettled(probes.map(async probe => ({ probe, answer: await ask(probe, round) })));
  return answers.map(settled => {
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  });
}

async function ask(probe: Probe, round: Round): Promise<NotYet | undefined> {
  try {
    return await probe.ask(round);
  } catch (error) {
    const answer = judgeRefusal(error);
    if (answer === undefined) throw error;
    return answer;
  }
}

/** Tells whoever watches the run that it waits, and what for: at once, and then from time to time. */
class Progress {
  readonly #started: number;
  #next: number;

  constructor(started: number) {
    this.#started = started;
    this.#next = started;
  }

  tell(behind: readonly Standing[], now: number, left: number): void {
    if (now < this.#next) return;
    this.#next = now + betweenSentences;
    tell(stillWaiting(behind, { waited: now - this.#started, left }));
  }
}
