import { kill, type NamedKill } from './kill';

/** What defects of messages do to the requirements. */
export const killsOfMessages: readonly NamedKill[] = [
  kill('more-records-never', { by: 'CT-ORG-08 CT-ORG-25', also: 'CT-ORG-09 CT-ORG-21 CT-ORG-24 CT-ORG-26' }),
  kill('removed-as-updated', {
    by: 'CT-ORG-11 CT-ORG-13',
    also: 'CT-ORG-10 CT-ORG-12 CT-ORG-16 CT-ORG-24 CT-ORG-26 CT-ORG-27',
  }),
  kill('untyped-items', { by: 'CT-ORG-06 CT-ORG-10 CT-ORG-11', isNarrow: true }),
  kill('rows-of-one-endpoint', {
    by: 'CT-ORG-10 CT-ORG-16',
    also:
      'CT-ORG-08 CT-ORG-09 CT-ORG-11 CT-ORG-12 CT-ORG-13 CT-ORG-21 CT-ORG-24 CT-ORG-25 CT-ORG-26 ' +
      'CT-ORG-27 CT-ORG-29 CT-ORG-30',
  }),
  kill('lagging-endpoint', {
    by: 'CT-ORG-10 CT-ORG-16',
    also:
      'CT-ORG-06 CT-ORG-07 CT-ORG-08 CT-ORG-09 CT-ORG-11 CT-ORG-12 CT-ORG-13 CT-ORG-14 CT-ORG-21 CT-ORG-23 CT-ORG-24 ' +
      'CT-ORG-25 CT-ORG-26 CT-ORG-27 CT-ORG-29 CT-ORG-30',
  }),
  kill('another-organization', { by: 'CT-ORG-01' }),
  kill('untold-keys', { by: 'CT-ORG-05' }),
];
