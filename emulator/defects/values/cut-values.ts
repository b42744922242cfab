import { pageDefect } from '../defect';
import { withRows, withValues } from './altered-rows';

const longest = 50;

export const cutValues = pageDefect(
  'cut-values',
  'A tracked read cuts a text off behind its fiftieth character.',
  ({ changes }) => ({
    changes: withRows(changes, row =>
      withValues(row, value => (typeof value === 'string' ? value.slice(0, longest) : value)),
    ),
  }),
);
