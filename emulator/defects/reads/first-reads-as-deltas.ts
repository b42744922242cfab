import { pageDefect } from '../defect';

export const firstReadsAsDeltas = pageDefect(
  'first-reads-as-deltas',
  'The context of a first tracked read is that of a delta.',
  () => ({ isDelta: true }),
  ['Web API'],
);
