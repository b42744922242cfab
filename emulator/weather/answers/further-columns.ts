import { type Variation } from '../variation';
import { rewritten } from './rewritten';

/** Recorded: rows of some tables bring columns beside those that were asked for. That it is this one is made up. */
export const furtherColumns: Variation = {
  name: 'further-columns',
  description: 'Rows carry a column that nobody asked for.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () =>
    rewritten(({ text }) =>
      text.replace(/"@odata\.etag":"W\/\\"(\d+)\\""/g, (etag, version) => `${etag},"versionnumber":${version}`),
    ),
};
