import { isLookup } from '../../engine/values/row';
import { pageDefect } from '../defect';
import { withRows, withValues } from './altered-rows';

export const nullLookups = pageDefect('null-lookups', 'Lookups are null in a tracked read.', ({ changes }) => ({
  changes: withRows(changes, row => withValues(row, value => (isLookup(value) ? null : value))),
}));
