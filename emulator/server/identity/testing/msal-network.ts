import { type INetworkModule } from '@azure/msal-node';
import { type Agent, fetch } from 'undici';

/** A network for MSAL that trusts what this agent trusts. Each body that it sends is put into `sent`. */
export function networkThrough(dispatcher: Agent, sent: string[] = []): INetworkModule {
  const send = async (method: string, url: string, options?: { headers?: Record<string, string>; body?: string }) => {
    if (options?.body !== undefined) sent.push(options.body);
    const response = await fetch(url, { method, dispatcher, ...options });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.json() };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  } as INetworkModule;
}
