import { setImmediate as nextTurn } from 'node:timers/promises';
import { type JobRequest } from '../../engine/jobs/job-queue';
import { type CustomizationOperation } from '../installed/customization-lock';
import { type SolutionHost } from '../installed/solution-state';

/** Runs customizations of one organization under its lock. A busy lock refuses with 429 0x80071151. */
export class ExclusiveWork {
  readonly #host: SolutionHost;

  constructor(host: SolutionHost) {
    this.#host = host;
  }

  /** Holds the lock for a turn of the event loop, so that requests that came with this one meet it. */
  async now<Result>(operation: CustomizationOperation, work: () => Result): Promise<Result> {
    const release = this.#host.state.lock.acquire(operation);
    try {
      await nextTurn();
      return work();
    } finally {
      release();
    }
  }

  /** Holds the lock from the request to the end of the job, or until a client cancels or deletes it. The job's id. */
  asJob(operation: CustomizationOperation, job: Omit<JobRequest, 'run'> & { readonly run: () => void }): string {
    const { jobs } = this.#host.organization;
    let id: string | undefined;
    const release = this.#host.state.lock.acquire(operation, () => id === undefined || jobs.isOpen(id));
    try {
      id = jobs.start(job);
      return id;
    } catch (error) {
      release();
      throw error;
    }
  }
}
