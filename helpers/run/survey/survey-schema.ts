import { z } from 'zod';
import { environmentFactsSchema } from '../../dataverse/environment/describe-environment';

/** An alternate key, as a survey lists it. */
const keySchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).readonly(),
  indexStatus: z.string(),
});

/** What came of taking a token and following it once. */
const readSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('read'), rows: z.int(), changes: z.int() }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
]);

const tableSchema = z.object({
  logicalName: z.string(),
  tracking: z.enum(['on', 'could be switched on', 'cannot be switched on']),
  keys: z.array(keySchema).readonly(),
  /** Absent: no token was taken on this table. */
  read: readSchema.exactOptional(),
});

const surveySchema = z.object({
  environment: environmentFactsSchema,
  tables: z.array(tableSchema).readonly(),
  /** Required tables that are not tracked, and why that is known. */
  missing: z.array(z.object({ logicalName: z.string(), reason: z.string() })).readonly(),
});

/** The form of `reports/survey.json`. Other programs rely on it: keys are added, never renamed or removed. */
export const surveyFileSchema = surveySchema.extend({ schemaVersion: z.literal(1) });

export type Survey = z.infer<typeof surveySchema>;
export type SurveyedTable = z.infer<typeof tableSchema>;
export type SurveyedKey = z.infer<typeof keySchema>;
export type SurveyedRead = z.infer<typeof readSchema>;
