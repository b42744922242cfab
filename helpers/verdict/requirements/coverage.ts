import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Requirement } from './requirement';

/** The text of one spec file. */
type SpecText = { readonly file: string; readonly text: string };

/** What does not fit between the catalogue and the specs. Nothing in it means that all fits. */
type Gaps = {
  /** Ids that a spec names and the catalogue lacks. */
  readonly unknown: readonly { readonly id: string; readonly file: string }[];
  /** Requirements that no spec names, though nothing says why. */
  readonly unchecked: readonly string[];
  /** Requirements said to be untested, though a spec names them or a MUST must not be. */
  readonly wronglyUntested: readonly string[];
};

const requirementId = /'(CT-[A-Z]+-\d+)'/g;
const helperCalls = /\b(?:verifies|repeats|observe)\(([^)]*)/g;

/** The ids that a spec names through `verifies('…')`, `repeats('…')` and `observe('…')`: a mention in a comment checks nothing. */
export function idsNamedIn(text: string): string[] {
  const named = [...text.matchAll(helperCalls)].flatMap(([, args = '']) =>
    [...args.matchAll(requirementId)].map(([, id = '']) => id),
  );
  return [...new Set(named)];
}

/** Which spec files name each requirement. */
export function specsByRequirement(specs: readonly SpecText[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { file, text } of specs) {
    for (const id of idsNamedIn(text)) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

export function findGaps(requirements: readonly Requirement[], specs: readonly SpecText[]): Gaps {
  const known = new Set<string>(requirements.map(({ id }) => id));
  const named = specsByRequirement(specs);
  return {
    unknown: [...named].flatMap(([id, files]) => (known.has(id) ? [] : files.map(file => ({ id, file })))),
    unchecked: requirements.filter(({ id, untested }) => !named.has(id) && untested === undefined).map(({ id }) => id),
    wronglyUntested: requirements
      .filter(({ id, level, untested }) => untested !== undefined && (level === 'MUST' || named.has(id)))
      .map(({ id }) => id),
  };
}

/** Reads every TypeScript file of a folder, with paths as they are written in this repository (forward slashes). */
export function readSpecs(folder: string): SpecText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .sort()
    .map(name => ({
      file: [path.basename(folder), ...name.split(path.sep)].join('/'),
      text: readFileSync(path.join(folder, name), 'utf8'),
    }));
}
