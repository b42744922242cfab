import { HarnessError } from '../../dataverse/errors';
import { realTiming } from '../../dataverse/timing/timing';
import { waitUntil } from '../../dataverse/timing/wait-until';

/** What an emulator can be made to do: something wrong, or what healthy environments do now and then. */
export type Deviation = 'defect' | 'variation';

/** The emulator's own switches, over HTTP as everybody reaches them: `/_emulator/v1/…`. */
export class EmulatorControl {
  readonly #fetch: typeof globalThis.fetch;
  readonly #url: string;

  constructor(fetch: typeof globalThis.fetch, dataverseUrl: URL | string) {
    this.#fetch = fetch;
    this.#url = new URL('/_emulator/v1/', dataverseUrl).href;
  }

  /** All that the environment holds, once its jobs have ended. */
  async saveState(): Promise<string> {
    const reply = await waitUntil({
      what: 'the jobs of the emulator to end',
      probe: () => this.#send('GET', 'state'),
      done: ({ status }) => status !== 409,
      describe: ({ status }) => String(status),
      timeout: 30_000,
      timing: realTiming,
    });
    if (!reply.ok) throw refused('GET', 'state', String(reply.status));
    return await reply.text();
  }

  /** Puts a saved environment in place of the one there is, in no weather. */
  async restore(state: string): Promise<void> {
    await this.#act('PUT', 'state', state);
    await this.turnWeather();
  }

  async advance(days: number): Promise<void> {
    await this.#act('POST', 'clock', JSON.stringify({ advanceDays: days }));
  }

  /** This variation and no other; what it remembers begins anew. None: everything as documented. */
  async turnWeather(name?: string): Promise<void> {
    await this.#act('PUT', 'variations', '[]');
    if (name !== undefined) await this.#act('PUT', 'variations', JSON.stringify([name]));
  }

  /** Everything as it was when it started, and this deviation on. */
  async startAgain(deviation: Deviation, name: string): Promise<void> {
    await this.#act('POST', 'reset');
    await this.#act('PUT', 'defects', '[]');
    await this.turnWeather();
    await this.#act('PUT', `${deviation}s`, JSON.stringify([name]));
  }

  async #act(method: string, path: string, body?: string): Promise<void> {
    const reply = await this.#send(method, path, body);
    if (!reply.ok) throw refused(method, path, `${reply.status} ${await reply.text()}`);
  }

  #send(method: string, path: string, body?: string): Promise<Response> {
    return this.#fetch(`${this.#url}${path}`, { method, ...(body !== undefined && { body }) });
  }
}

const refused = (method: string, path: string, answer: string): HarnessError =>
  new HarnessError(`The emulator answered ${method} ${path} with ${answer}`, 'read its words.');
