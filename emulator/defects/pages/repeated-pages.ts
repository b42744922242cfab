import { type ChangesPosition } from '../../operations/changes/changes-position';
import { bothProtocols, type Defect, deviatingInPages } from '../defect';

const nameOf = ({ token, since, after }: ChangesPosition): string => `${token} ${since} ${after.kind} ${after.version}`;

export const repeatedPages: Defect = {
  name: 'repeated-pages',
  description: 'Each page but the first comes twice.',
  protocols: bothProtocols,
  start: () => {
    const came = new Set<string>();
    return deviatingInPages((_page, { from }) => {
      if (!('position' in from)) return {};
      const name = nameOf(from.position);
      // Forgotten when it was repeated: the next read of the same pages begins anew.
      if (came.delete(name)) return {};
      came.add(name);
      return { next: from.position, token: undefined };
    });
  },
};
