import { alteringDeltas, pageDefect } from '../defect';

export const unrenewedTokens = pageDefect(
  'unrenewed-tokens',
  'The token of a delta leads to where the delta began, and not to where it ended.',
  alteringDeltas(({ token, since }, _request, { changes }) =>
    token === undefined ? {} : { token: changes.issueToken(since) },
  ),
);
