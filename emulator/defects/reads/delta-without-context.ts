import { type Defect, withPages } from '../defect';

export const deltaWithoutContext: Defect = {
  name: 'delta-without-context',
  description: 'The context of a delta is that of a first tracked read.',
  protocols: ['Web API'],
  start: () => withPages(page => ({ ...page, isDelta: false })),
};
