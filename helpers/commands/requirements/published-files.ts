import { format, resolveConfig } from 'prettier';
import path from 'node:path';
import { z } from 'zod';
import { environmentsSchema } from '../../run/environments/environments-schema';
import { surveyFileSchema } from '../../run/survey/survey-schema';
import { comparisonSchema } from '../../verdict/compare/comparison-schema';
import { requirements } from '../../verdict/requirements/catalogue';
import { specsByRequirement } from '../../verdict/requirements/coverage';
import { describeCatalogue } from '../../verdict/requirements/describe-catalogue';
import type { ListedTest } from '../../verdict/requirements/list-tests';
import { renderCsv } from '../../verdict/requirements/render-csv';
import { renderRequirements } from '../../verdict/requirements/render-markdown';
import { verdictSchema } from '../../verdict/verdict-schema';

/** The schemas of the files that other programs read or write, by name. */
const outputs = { verdict: verdictSchema, survey: surveyFileSchema, comparison: comparisonSchema };

/**
 * What is made of the code for people and programs that do not read it: each file's path in the repository, and its text as
 * prettier leaves it. `tests` are those of the profile full.
 */
export async function publishedFiles(root: string, tests: readonly ListedTest[]): Promise<ReadonlyMap<string, string>> {
  const catalogue = describeCatalogue(requirements, tests);
  const json = {
    'docs/requirements.json': { schemaVersion: 1, requirements: catalogue },
    ...Object.fromEntries(
      Object.entries(outputs).map(([name, schema]) => [`docs/schema/${name}.schema.json`, schemaOfOutput(schema)]),
    ),
    'docs/schema/environments.schema.json': z.toJSONSchema(environmentsSchema, { target: 'draft-07', io: 'input' }),
  };
  const formatted = Object.entries(json).map(async ([name, value]) => {
    const options = await resolveConfig(path.join(root, name));
    return [name, await format(JSON.stringify(value, null, 2), { ...options, parser: 'json' })] as const;
  });
  return new Map([
    ['docs/requirements.md', renderRequirements(requirements, specsByRequirement(tests))],
    ['docs/requirements.csv', renderCsv(catalogue)],
    ...(await Promise.all(formatted)),
  ]);
}

/** Keys are added in later versions: who reads a file is not told to refuse those. */
const schemaOfOutput = (schema: z.ZodType): unknown =>
  z.toJSONSchema(schema, {
    target: 'draft-07',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
