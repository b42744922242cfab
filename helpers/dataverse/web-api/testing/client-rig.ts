import { ScriptedServer } from '../../http/testing/scripted-server';
import { Surroundings } from '../../http/testing/surroundings';
import { WebApiClient } from '../web-api-client';

export const testToken = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NvbnRvc28ifQ.c2lnbmF0dXJl';

/** For unit tests: a client of a scripted server, and all that it reports. */
export class ClientRig extends Surroundings {
  readonly server: ScriptedServer;
  readonly client: WebApiClient;

  private constructor(server: ScriptedServer) {
    super(testToken);
    this.server = server;
    this.client = new WebApiClient({
      environmentUrl: new URL(`${server.origin}/contoso/`),
      apiVersion: 'v9.2',
      ...this.options,
    });
  }

  static async start(): Promise<ClientRig> {
    return new ClientRig(await ScriptedServer.start());
  }
}
