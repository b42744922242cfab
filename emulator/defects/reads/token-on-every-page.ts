import { bothProtocols, type Defect, withPages } from '../defect';

export const tokenOnEveryPage: Defect = {
  name: 'token-on-every-page',
  description: 'Every page of a tracked read carries a delta link, not only the last one.',
  protocols: bothProtocols,
  start: () => withPages(page => ({ ...page, token: page.token ?? page.next?.token })),
};
