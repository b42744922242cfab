import { pageDefect } from '../defect';

export const missingTokens = pageDefect('missing-tokens', 'No page of a tracked read carries a token.', () => ({
  token: undefined,
}));
