import { pageDefect } from '../defect';

export const deltaWithoutContext = pageDefect(
  'delta-without-context',
  'The context of a delta is that of a first tracked read.',
  () => ({ isDelta: false }),
  ['Web API'],
);
