import { createFetch } from '../../http/create-fetch';
import type { Exchange } from '../../http/exchange';
import { ScriptedServer } from '../../http/testing/scripted-server';
import { WebApiClient } from '../web-api-client';

export const testToken = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NvbnRvc28ifQ.c2lnbmF0dXJl';

/** For unit tests: a client of a scripted server whose waits take no time, and all that it reports. */
export class ClientRig {
  readonly server: ScriptedServer;
  readonly client: WebApiClient;
  /** Milliseconds of each wait; none really passes. */
  readonly waits: number[] = [];
  readonly steps: { title: string; exchanges: Exchange[] }[] = [];
  readonly tokens = { given: 0, discarded: 0 };

  private constructor(server: ScriptedServer) {
    const { waits, tokens } = this;
    this.server = server;
    this.client = new WebApiClient({
      environmentUrl: new URL(`${server.origin}/contoso/`),
      apiVersion: 'v9.2',
      fetch: createFetch(),
      tokens: {
        accessToken: () => Promise.resolve(`${testToken}${(tokens.given += 1)}`),
        discard: () => void (tokens.discarded += 1),
      },
      timing: {
        now: () => waits.reduce((sum, wait) => sum + wait, 0),
        sleep: wait => Promise.resolve(void waits.push(wait)),
      },
      record: async (title, run) => {
        const exchanges: Exchange[] = [];
        this.steps.push({ title, exchanges });
        return run(exchange => Promise.resolve(void exchanges.push(exchange)));
      },
    });
  }

  static async start(): Promise<ClientRig> {
    return new ClientRig(await ScriptedServer.start());
  }
}
