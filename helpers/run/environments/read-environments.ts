import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { SettingsError } from '../../dataverse/errors';
import { type EnvironmentEntry, environmentsSchema } from './environments-schema';

const advice = 'environments.example.json shows the form, docs/environments.md says what it means.';

/**
 * The entries of `environments.json`, in its order. Throws SettingsError when there is no such file, and with all that is
 * wrong with it.
 */
export function readEnvironments(file: string): readonly EnvironmentEntry[] {
  const read = environmentsSchema.safeParse(parsed(file));
  const problems = read.success ? doubles(read.data.environments) : problemsOf(read.error);
  if (read.success && problems.length === 0) return read.data.environments;
  throw new SettingsError(`${file} is not as it must be:${problems.map(one => `\n  - ${one}`).join('')}`, advice);
}

/** The entry of that name, in whatever case. Throws SettingsError that names those there are. */
export function findEnvironment(entries: readonly EnvironmentEntry[], name: string): EnvironmentEntry {
  const found = entries.find(entry => isSameName(entry.name, name));
  if (found !== undefined) return found;
  const names = entries.map(entry => entry.name).join(', ');
  throw new SettingsError(`No environment is called ${name}.`, `environments.json has ${names}.`);
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function parsed(file: string): unknown {
  try {
    // Editors of Windows may begin a file with a byte order mark, which is no JSON.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw isMissing
      ? new SettingsError(`There is no ${file}`, 'copy environments.example.json, and name your environments in it.')
      : new SettingsError(`${file} cannot be read: ${why}`, advice, { cause });
  }
}

/** Where folders know no case, two names that differ in it are one folder. */
function doubles(entries: readonly EnvironmentEntry[]): string[] {
  const seconds = entries.filter((entry, n) => entries.findIndex(one => isSameName(one.name, entry.name)) < n);
  return seconds.map(({ name }) => `${name} is the name of two environments`);
}

/** An entry is of one of two kinds: what is wrong with it is told of the kind that it is nearer to. */
function problemsOf({ issues }: z.ZodError): string[] {
  return issues.flatMap(issue => {
    const place = issue.path.map(String);
    const inner = issue.code === 'invalid_union' ? nearest(issue.errors) : [issue];
    return inner.map(one => {
      const names = [...place, ...(one === issue ? [] : one.path.map(String))].join('.');
      return `${names === '' ? 'it' : names}: ${one.message}`;
    });
  });
}

const nearest = (kinds: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  kinds.toSorted((one, other) => weight(one) - weight(other))[0] ?? [];

/** A key that a kind lacks or does not know says that the entry is of the other one. */
const weight = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, { code, path }) => sum + (code === 'unrecognized_keys' || path.length === 1 ? 10 : 1), 0);
