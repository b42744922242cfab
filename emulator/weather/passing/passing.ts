import { type Exchange } from '../../defects/served';
import { DataverseFault } from '../../engine/dataverse-fault';
import { renderSoapRefusal } from '../../protocols/organization-service/organization-service';
import { renderODataRefusal } from '../../protocols/web-api/web-api';
import { type Variation } from '../variation';

/** Which protocol a request speaks, and what it asks for. */
export type Asked = {
  readonly isSoap: boolean;
  readonly method: string;
  /** Path and query, decoded. */
  readonly url: string;
  readonly headers: Headers;
  /** Of SOAP requests alone. */
  readonly text: string;
};

async function read(request: Request): Promise<Asked> {
  const { method, headers } = request;
  const { pathname, search } = new URL(request.url);
  const isSoap = pathname.toLowerCase().includes('/organization.svc');
  const text = isSoap ? await request.clone().text() : '';
  return { isSoap, method, headers, text, url: decodeURIComponent(`${pathname}${search}`) };
}

type Passing = Pick<Variation, 'name' | 'description' | 'protocols' | 'ends'> & {
  readonly meets: (asked: Asked) => boolean;
  /** What the first of those requests gets; nothing is done. */
  readonly answer: (asked: Asked) => Response;
};

/** Something goes wrong once, at the first request that it meets; of each protocol that it names, once. */
export const passing = ({ meets, answer: instead, ...named }: Passing): Variation => ({
  ...named,
  start: () => served => {
    const met = new Set<boolean>();
    const exchange: Exchange = async (request, answer) => {
      const asked = await read(request);
      if (met.has(asked.isSoap) || !meets(asked)) return served.exchange(request, answer);
      met.add(asked.isSoap);
      return instead(asked);
    };
    return { ...served, exchange };
  },
});

/** A refusal in the words of the protocol that asks. */
export const refusal = (status: number, code: number, message: string, { isSoap }: Asked): Response => {
  const fault = new DataverseFault(status, code, message);
  return isSoap ? renderSoapRefusal(fault, Date.now()) : renderODataRefusal(fault);
};

/** A first read with change tracking, or a delta, of whatever table. */
export const readsChanges = ({ isSoap, text, url, headers }: Asked): boolean =>
  isSoap
    ? text.includes('RetrieveEntityChanges')
    : url.includes('$deltatoken=') || (headers.get('prefer') ?? '').includes('track-changes');

/** A row of a custom table is created, changed or deleted. */
export const writesRow = ({ isSoap, text, method, url }: Asked): boolean =>
  isSoap
    ? /RequestName>(?:Create|Update|Upsert|Delete)</.test(text)
    : ['POST', 'PATCH', 'DELETE'].includes(method) && /\/v9\.\d\/[a-z]+_[a-z]+(?:\(|$)/.test(url);

/** A row is read by the values of an alternate key. */
export const readsByKey = ({ isSoap, method, url }: Asked): boolean =>
  !isSoap && method === 'GET' && /\/v9\.\d\/\w+\(\w+='/.test(url) && !url.includes('EntityDefinitions');
