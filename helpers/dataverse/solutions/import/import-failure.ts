import { AccessError, DataverseError, UnavailableError } from '../../errors';
import { answerWasLost } from '../../refusals/refusal';
import type { AsyncOperation } from '../jobs/async-operation';
import { LockedJobError, tellsOfLock } from '../jobs/customization-lock';
import type { ToldImportJob } from './import-job';
import { jobFailure, lacksPrivilege } from '../jobs/job-failure';
import { type JobWords, jobWords, wordsOfOperation, wordsOfRefusal } from '../jobs/job-words';
import { packageRefusal } from './package-refusal';
import type { SolutionPackage } from '../read-package';

const importOf = ({ uniqueName, version }: SolutionPackage): string => `import of solution ${uniqueName} ${version}`;

/**
 * "A duplicate import job id already exists": said of a request that was sent again, and of a job that the platform ran
 * again. The import of that id is the one to follow.
 */
export const isDuplicateImport = (words: JobWords | undefined): boolean =>
  words !== undefined && (words.codes.has('0x80071155') || /duplicate import job/i.test(words.text));

/** True when the environment may have begun the import although it did not say so: only its import job can tell. */
export const mayHaveBegun = (error: unknown): boolean =>
  answerWasLost(error) || (error instanceof DataverseError && error.status >= 500 && error.code === '');

/** The error for an import that could not be begun. The lock is left as it came: it is waited for. */
export function importRefused(pkg: SolutionPackage, error: unknown): unknown {
  const words = wordsOfRefusal(error);
  if (words === undefined || tellsOfLock(words)) return error;
  if (lacksPrivilege(words)) return jobFailure(importOf(pkg), words, { cause: error });
  const blamed = packageRefusal(pkg, words, error);
  if (blamed !== undefined) return blamed;
  // Who is not let in at all, or met a busy environment, is told so in words that fit better.
  if (error instanceof AccessError || error instanceof UnavailableError) return error;
  return jobFailure(importOf(pkg), words, { cause: error });
}

/** The error for an import that ended without success, by all that its system job and its import job tell. */
export function importFailed(
  pkg: SolutionPackage,
  { importJob, data }: ToldImportJob,
  operation?: AsyncOperation,
): Error {
  const words = wordsOfOperation(operation, importJob.failures);
  // The sentence of the lock also stands in results of components that did not fail themselves.
  if (tellsOfLock(words) || tellsOfLock(jobWords([data]))) return new LockedJobError(importOf(pkg), words);
  const blamed = lacksPrivilege(words) ? undefined : packageRefusal(pkg, words);
  return blamed ?? jobFailure(importOf(pkg), words, { status: operation?.status });
}
