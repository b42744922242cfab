import { OutsideError } from '../../dataverse/errors';
import { environmentFolder } from '../../run/environments/environment-folder';
import type { EnvironmentEntry } from '../../run/environments/environments-schema';
import { requirements } from '../../verdict/requirements/catalogue';
import { listTests } from '../../verdict/requirements/list-tests';
import { root } from '../command';
import { failedLastTime } from './choose-tests';
import { profileOn } from './profile-on';
import type { VerifyArguments } from './read-arguments';

/**
 * The requirements that were asked for, with level, sentence and tests, as lines for a terminal. Asked for nothing less, all;
 * of a profile, or of tests that arguments of Playwright choose, those that such a test looks at. Runs nothing.
 */
export function listAsked(
  { requirements: named, failed, profile, forPlaywright }: VerifyArguments,
  reports: string,
): string[] {
  const ids = failed ? failedLastTime(reports, { profile: profile ?? 'full', known: [] }) : named;
  if (ids === 'nothing') return ['Nothing of the last run is to be looked at again.'];
  const isPart = forPlaywright.length > 0 || profile === 'smoke' || profile === 'core';
  const tests = listTests(root, { profile, args: forPlaywright });
  const listed = requirements
    .filter(({ id }) => typeof ids === 'string' || ids.length === 0 || ids.includes(id))
    .map(requirement => ({ requirement, own: tests.filter(({ tags }) => tags.includes(requirement.id)) }))
    .filter(({ own }) => !isPart || own.length > 0);
  const lines = listed.flatMap(({ requirement: { id, level, statement, untested, metInPassing }, own }) => [
    `${id.padEnd(14)}${level.padEnd(8)}${statement}`,
    ...own.map(({ file, line, title }) => `${' '.repeat(22)}${file}:${line} ${title}`),
    ...(untested === undefined ? [] : [`${' '.repeat(22)}not tested: ${untested}`]),
    ...(metInPassing === undefined ? [] : [`${' '.repeat(22)}every test tells of it`]),
  ]);
  const count = (level: string) => listed.filter(({ requirement }) => requirement.level === level).length;
  const levels = ['MUST', 'SHOULD', 'OBSERVE'].map(level => `${count(level)} ${level}`).join(', ');
  return [...lines, '', `${listed.length} of ${requirements.length} requirements: ${levels}.`];
}

/** The same for environments that have a name. Of several, one without an earlier run keeps nobody from the others. */
export function listOnEntries(asked: VerifyArguments, entries: readonly EnvironmentEntry[], reports: string): string[] {
  const listOn = (entry: EnvironmentEntry): string[] =>
    listAsked({ ...asked, ...profileOn(entry, asked) }, environmentFolder(reports, entry.name));
  if (entries.length === 1) return entries.flatMap(listOn);
  return entries.flatMap(entry => [`${entry.name}:`, ...orWhyNot(() => listOn(entry)), '']);
}

function orWhyNot(list: () => string[]): string[] {
  try {
    return list();
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return [error.message];
  }
}
