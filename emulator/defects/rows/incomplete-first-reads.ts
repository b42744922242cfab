import { asksForDelta, pageDefect } from '../defect';

export const incompleteFirstReads = pageDefect(
  'incomplete-first-reads',
  'The row that was written last is missing from a first tracked read.',
  ({ changes, next }, request) =>
    asksForDelta(request) || next !== undefined ? {} : { changes: changes.slice(0, -1) },
);
