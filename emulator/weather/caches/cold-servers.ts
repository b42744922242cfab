import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { bothProtocols } from '../../defects/defect';
import { type Deviation, type Exchange } from '../../defects/served';
import { withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { withoutAddresses } from './cold-table';
import { newTables } from './newcomers';

/** Documented: without its affinity cookie, a client is sent to any web server at each call (ServiceClient.EnableAffinityCookie). */
export const coldServers: Variation = {
  name: 'cold-servers',
  description:
    'Of two web servers one has a cold cache after an import; the affinity cookie says which answers, else they take turns.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const servers = [server(), server()];
    const answering = new AsyncLocalStorage<string>();
    const coldIn = newTables();
    const view = withView(organization => {
      const isCold = coldIn(organization);
      return answering.getStore() === servers[1] ? withoutAddresses(organization, isCold) : organization;
    });
    return served => inTurns(servers, answering)(view(served));
  },
};

const server = (): string => randomBytes(32).toString('hex');

function inTurns(servers: readonly string[], answering: AsyncLocalStorage<string>): Deviation {
  let turn = 0;
  return served => {
    const exchange: Exchange = async (request, answer) => {
      const kept = /(?:^|; *)ARRAffinity=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
      if (servers.includes(kept)) return answering.run(kept, () => served.exchange(request, answer));
      turn += 1;
      const chosen = servers[turn % servers.length] ?? '';
      const response = await answering.run(chosen, () => served.exchange(request, answer));
      response.headers.append('set-cookie', `ARRAffinity=${chosen}; path=/; secure; HttpOnly`);
      return response;
    };
    return { ...served, exchange };
  };
}
