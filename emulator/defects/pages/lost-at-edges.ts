import { pageDefect } from '../defect';

export const lostAtEdges = pageDefect(
  'lost-at-edges',
  'The last change on each page but the last is missing.',
  ({ changes, next }) => (next === undefined ? {} : { changes: changes.slice(0, -1) }),
);
