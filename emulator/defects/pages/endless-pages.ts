import { pageDefect } from '../defect';

export const endlessPages = pageDefect(
  'endless-pages',
  'The last page of a tracked read leads on to one without rows, and that one to the next, for ever.',
  ({ since, isDelta, token }, _request, { changes }) =>
    token === undefined
      ? {}
      : {
          token: undefined,
          next: { since, isDelta, token, after: { kind: 'deleted', version: changes.currentVersion } },
        },
);
