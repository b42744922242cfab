import { setImmediate as nextTurn } from 'node:timers/promises';
import { customizationLock } from '../../engine/dataverse-fault';
import { type JobQueue, type JobRequest } from '../../engine/jobs/job-queue';

/** The words Dataverse uses in its refusals. */
export type CustomizationOperation = 'Import' | 'Uninstall' | 'DeleteAndPromote' | 'PublishAll' | 'EntityCustomization';

/** A job that may let others have their turn: it asks each time it goes on whether it is still to be done. */
type LockedJob = Omit<JobRequest, 'started' | 'run'> & {
  readonly started?: (isAlive: () => boolean) => void;
  readonly run: (isAlive: () => boolean) => void | Promise<void>;
};

type Holder = { readonly operation: CustomizationOperation; readonly isAlive: () => boolean };

/**
 * Lets one import, removal or publication at a time into an organization. Others are refused with 429 0x80071151
 * before they start, so that asking again is safe. Recorded on a live environment.
 */
export class CustomizationLock {
  #holder: Holder | undefined;
  readonly #refusal: 429 | 400;

  /** @param refusal the HTTP status: 429 online, 400 on-premises (recorded) */
  constructor(refusal: 429 | 400 = 429) {
    this.#refusal = refusal;
  }

  /**
   * Takes the lock until the function it returns is called.
   *
   * @param isAlive whether the work is still to be done: a job never gives its lock back, it ends
   */
  acquire(operation: CustomizationOperation, isAlive: () => boolean = () => true): () => void {
    const running = this.#holder;
    if (running?.isAlive() === true) throw customizationLock(operation, running.operation, this.#refusal);
    const holder: Holder = { operation, isAlive };
    this.#holder = holder;
    return () => {
      if (this.#holder === holder) this.#holder = undefined;
    };
  }

  /** Holds the lock for a turn of the event loop, so that requests that came with this one meet it, and for the work. */
  async during<Result>(operation: CustomizationOperation, work: () => Result | Promise<Result>): Promise<Result> {
    const release = this.acquire(operation);
    try {
      await nextTurn();
      return await work();
    } finally {
      release();
    }
  }

  /** Holds the lock from the request to the end of the job, or until a client cancels or deletes it. The job's id. */
  duringJob(operation: CustomizationOperation, jobs: JobQueue, job: LockedJob): string {
    let id: string | undefined;
    const isAlive = (): boolean => id === undefined || jobs.isOpen(id);
    const release = this.acquire(operation, isAlive);
    try {
      id = jobs.start({ ...job, started: () => job.started?.(isAlive), run: () => job.run(isAlive) });
      return id;
    } catch (error) {
      release();
      throw error;
    }
  }
}
