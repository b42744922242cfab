export const origin = 'https://localhost:8443';

/** A request that no client should send. */
export type Malformed = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};
