/**
 * What must be so before a requirement can be looked at, and is not so everywhere. Where it is not, the requirement is not
 * applicable there, and reports say which of these is missing and why.
 */
export const preconditions = {
  'second user': 'The settings name a second user, who may not read all rows of the table.',
  'Organization Service': 'The Organization Service is there and lets this user in.',
  'database of the run': 'A database for copies is there: PostgreSQL in this process, or that of REPLICA_URL.',
  'many rows': 'SCALE_ROWS asks for many rows, which cost time, requests and storage.',
  $batch: 'The environment serves $batch.',
  'bulk operations': 'The environment serves CreateMultiple and UpdateMultiple.',
  $metadata: 'The environment serves the annotated $metadata document.',
  'import by this run': 'The solution was not there before: this run imported it.',
  'import as a job': 'The environment imports solutions in a system job, and not only synchronously.',
  'result of the import': 'The environment kept what the import job reports.',
  'removal by this run':
    'The run may remove the solution: it imported it, was not told to keep it, and nobody else has rows in its table.',
  'plain table without tracking': 'There is a plain table with change tracking off that this user may read.',
  'readable retention': 'This user may read how many days the environment keeps changes.',
  'dated token': 'Tokens have the documented form, with a date that can be set back.',
  'age by date': 'The environment goes by the date in a token when it judges its age.',
  'another owner': 'The environment shows this user a team, and lets a row be assigned to it.',
} as const;

export type Precondition = keyof typeof preconditions;

/** For names that come from outside, such as the evidence of a test. */
export const isPrecondition = (name: string): name is Precondition => Object.hasOwn(preconditions, name);
