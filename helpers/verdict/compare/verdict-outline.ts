import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OutsideError } from '../../dataverse/errors';
import { verdictSchema } from '../verdict-schema';

/** The schema versions of `verdict.json` that this version of the suite reads. */
const known = verdictSchema.shape.schemaVersion.value;

const requirementSchema = verdictSchema.shape.requirements.element
  .pick({ id: true, level: true, statement: true, outcome: true, reason: true, observed: true })
  .strip();

/**
 * What a verdict is compared by. Keys that it does not name are passed over: a verdict of a later version of the suite,
 * with keys that this one does not know, is compared as well.
 */
export const outlineSchema = verdictSchema
  .pick({
    schemaVersion: true,
    tool: true,
    run: true,
    environment: true,
    profile: true,
    scope: true,
    verdict: true,
    knownFailures: true,
  })
  .strip()
  .extend({ requirements: z.array(requirementSchema) });

export type VerdictOutline = z.infer<typeof outlineSchema>;
export type OutlinedRequirement = VerdictOutline['requirements'][number];

/** Throws OutsideError where there is no such file, or where it is no verdict that can be read. */
export function readOutline(file: string): VerdictOutline {
  const value = parsedJson(file, textOf(file));
  const version = z.object({ schemaVersion: z.unknown() }).safeParse(value).data?.schemaVersion;
  if (version === undefined) {
    throw new OutsideError(`${file} is JSON, and not a verdict: it has no schemaVersion`, 'name a verdict.json.');
  }
  if (version !== known) {
    throw new OutsideError(
      `${file} has the schema version ${JSON.stringify(version)}, and this version of the suite reads ${known}`,
      'read it with the version of the suite that wrote it, or verify that environment again with this one.',
    );
  }
  const read = outlineSchema.safeParse(value);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new OutsideError(
    `${file} is a damaged verdict: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'it cannot be read'}`,
    'take it from the run again: it is not to be edited.',
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new OutsideError(
      `${file} cannot be read (${cause instanceof Error ? cause.message : String(cause)})`,
      'name a verdict.json, or a reports folder that holds one: `npm run verify` writes it.',
      { cause },
    );
  }
}

function parsedJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OutsideError(
      `${file} is damaged: it is no JSON (${cause instanceof Error ? cause.message : String(cause)})`,
      'take it from the run again; a file that was cut short on its way is of no use.',
      { cause },
    );
  }
}
