import { pageDefect } from '../defect';

export const tokenOnEveryPage = pageDefect(
  'token-on-every-page',
  'Every page of a tracked read carries a delta link, not only the last one.',
  ({ token, next }) => ({ token: token ?? next?.token }),
);
