import { alteringDeltas, pageDefect } from '../defect';

export const deltasWithoutToken = pageDefect(
  'deltas-without-token',
  'A first read carries a token, and no delta does.',
  alteringDeltas(() => ({ token: undefined })),
);
