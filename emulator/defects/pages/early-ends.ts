import { pageDefect } from '../defect';

export const earlyEnds = pageDefect(
  'early-ends',
  'The second page of a tracked read says that it is the last one, however many there are.',
  ({ token, next }, { from }) => ('position' in from ? { token: token ?? next?.token, next: undefined } : {}),
);
