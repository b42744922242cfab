import { invalidArgument } from '../../engine/dataverse-fault';
import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { type JsonObject, parseJson } from '../../protocols/web-api/front/request/json';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';

const pathOf = (url: string): string => {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
};

export const linksAsTheyCameOnly: Defect = {
  name: 'links-as-they-came-only',
  description: 'A delta token is refused in any URL but the delta link that it came in.',
  protocols: ['Web API'],
  start: () => {
    const given = new Set<string>();
    return alteringOperation(getChanges, handle => async (request, ...rest) => {
      if (request.query.has('$deltatoken') && !given.has(pathOf(request.url))) {
        throw invalidArgument('The delta token does not belong to this URL.');
      }
      const reply = await handle(request, ...rest);
      const { '@odata.deltaLink': link } = parseJson(reply.body ?? '{}') as JsonObject;
      if (typeof link === 'string') given.add(pathOf(link));
      return reply;
    });
  },
};
