/** One attempt of one HTTP request, already redacted: fit for a report. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  /** 1 for the first attempt, 2 for its first retry, … */
  readonly attempt: number;
  readonly durationMs: number;
  readonly request: { readonly headers: Readonly<Record<string, string>>; readonly body?: string };
  /** Absent when no answer came: `error` then says why. */
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  readonly error?: string;
  /** Why the request is sent again after this attempt, and after how long. */
  readonly retry?: string;
};

/** Hands one exchange to whoever writes the report. */
export type NoteExchange = (exchange: Exchange) => Promise<void>;

/** Runs one request as a titled step of a report. `run` notes each attempt it makes, where somebody keeps them. */
export type ExchangeRecorder = <T>(title: string, run: (note?: NoteExchange) => Promise<T>) => Promise<T>;

/** Runs requests without a report: nothing is described, and nothing redacted. */
export const silentRecorder: ExchangeRecorder = (_title, run) => run();
