import { completedJob } from '../system-tables/jobs';
import { type Caller } from '../access/caller';
import { type Clock } from '../clock';
import { DataverseFault } from '../dataverse-fault';
import { formatDateTime } from '../values/date-time';
import { type RowStore } from '../rows/row-store';
import { type ColumnValue } from '../values/row';

export type JobRequest = {
  /** `asyncoperation.operationtype`: one of `jobTypes`. */
  readonly type: number;
  readonly name: string;
  /** `primaryentitytype`: the table it is about. */
  readonly table?: string;
  /** Who started it; the user SYSTEM when left out. */
  readonly caller?: Caller;
  /** Milliseconds from start to work; the queue's own delay when left out. */
  readonly delay?: number;
  /** Called when the job becomes InProgress. */
  readonly started?: () => void;
  /** The work, done while the job is InProgress. What it throws fails the job. */
  readonly run: () => void | Promise<void>;
};

type Context = {
  readonly rows: RowStore;
  readonly clock: Clock;
  readonly system: Caller;
  readonly delay: number;
};

const states = {
  ready: { statecode: 0, statuscode: 0 },
  inProgress: { statecode: 2, statuscode: 20 },
  succeeded: { statecode: completedJob, statuscode: 30 },
  failed: { statecode: completedJob, statuscode: 31 },
  canceled: { statecode: completedJob, statuscode: 32 },
} as const;

/**
 * Asynchronous jobs as `asyncoperation` rows: Ready, then Locked and InProgress half the delay later, then, after the other half
 * and the work itself, Completed as Succeeded, Failed or Canceled. Real time drives them, whatever the organization's
 * clock says. A job whose row a client has completed (canceled) or deleted meanwhile does not run.
 */
export class JobQueue {
  /** Milliseconds; may be changed at any time, for the jobs that start from then on. */
  delay: number;
  readonly #context: Context;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #idleListeners: (() => void)[] = [];
  #running = 0;

  constructor(context: Context) {
    this.#context = context;
    this.delay = context.delay;
  }

  /** The id of the job's `asyncoperation` row. */
  start(request: JobRequest): string {
    const { rows, system } = this.#context;
    const values = new Map<string, ColumnValue>([
      ['name', request.name],
      ['operationtype', request.type],
      ['primaryentitytype', request.table ?? null],
      ...Object.entries(states.ready),
    ]);
    const { id } = rows.create('asyncoperation', values, request.caller ?? system, { bySystem: true });
    const half = (request.delay ?? this.delay) / 2;
    this.#later(id, half, () => {
      if (!this.isOpen(id)) return;
      this.#write(id, { ...states.inProgress, startedon: this.#now() });
      request.started?.();
      this.#later(id, half, () => this.#work(id, request));
    });
    return id;
  }

  /** Takes a job back that is not at its work yet; one that is done stays as it is. */
  cancel(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    if (this.isOpen(id)) this.#write(id, { ...states.canceled, completedon: this.#now() });
    this.#reportIdle();
  }

  /** Whether a job is there and not over. */
  isOpen(id: string): boolean {
    const state = this.#context.rows.get('asyncoperation', id)?.values.get('statecode');
    return state !== undefined && state !== completedJob;
  }

  /** Whether no job is waiting or at work. */
  get isIdle(): boolean {
    return this.#timers.size === 0 && this.#running === 0;
  }

  /** Resolves once no job is waiting or at work. */
  idle(): Promise<void> {
    return new Promise(resolve => {
      this.#idleListeners.push(resolve);
      this.#reportIdle();
    });
  }

  /** Nothing that has not started will. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#reportIdle();
  }

  /** Unreferenced: a job must not keep the process alive. */
  #later(id: string, milliseconds: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      act();
      this.#reportIdle();
    }, milliseconds);
    timer.unref();
    this.#timers.set(id, timer);
  }

  #work(id: string, request: JobRequest): void {
    if (!this.isOpen(id)) return;
    this.#running += 1;
    void this.#attempt(request).then(outcome => {
      this.#running -= 1;
      if (this.isOpen(id)) this.#write(id, { ...outcome, completedon: this.#now() });
      this.#reportIdle();
    });
  }

  async #attempt(request: JobRequest): Promise<Record<string, ColumnValue>> {
    try {
      await request.run();
      return states.succeeded;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // -2147220970: the code of an unexpected error.
      const errorcode = error instanceof DataverseFault ? error.signedCode : -2147220970;
      return { ...states.failed, errorcode, message, friendlymessage: message };
    }
  }

  #write(id: string, values: Record<string, ColumnValue>): void {
    const { rows, system } = this.#context;
    rows.update('asyncoperation', id, new Map(Object.entries(values)), system, { bySystem: true });
  }

  #now(): string {
    return formatDateTime(this.#context.clock.now());
  }

  #reportIdle(): void {
    if (!this.isIdle) return;
    for (const listener of this.#idleListeners.splice(0)) listener();
  }
}
