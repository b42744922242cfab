import { readFileSync } from 'node:fs';
import { Agent } from 'undici';
import type { Ground } from '../drain/contestants/contestant';

/** One request as it is sent. */
export type Sent = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the origin, or an address there. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends requests with as little work of its own as there can be, over connections that are kept. */
export class Sender {
  readonly #agent: Agent;
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ url, caFile, token }: Omit<Ground, 'pageSize'>) {
    this.#agent = new Agent({ connect: { ca: readFileSync(caFile, 'utf8') } });
    this.#origin = new URL(url).origin;
    this.#headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  }

  /** The answer's body. Throws for each answer that is no success. */
  async send({ method = 'GET', path, body, headers }: Sent): Promise<string> {
    const { pathname, search } = new URL(path, this.#origin);
    const reply = await this.#agent.request({
      origin: this.#origin,
      path: pathname + search,
      method,
      headers: { ...this.#headers, ...headers },
      ...(body !== undefined && { body }),
    });
    const text = await reply.body.text();
    if (reply.statusCode > 299) throw new Error(`${method} ${path} was answered with ${reply.statusCode}: ${text}`);
    return text;
  }

  close(): Promise<void> {
    return this.#agent.close();
  }
}

/** Where the Web API is. */
export const webApiPath = (path: string): string => `/api/data/v9.2/${path}`;

/** Does as many things as there are numbers below `count`, so many of them at a time. */
export async function atATime(count: number, together: number, act: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: together }, one));
}
