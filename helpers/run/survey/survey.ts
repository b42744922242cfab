import { z } from 'zod';
import { keepNothing } from '../../dataverse/change-feed/change-feed';
import { untilToken } from '../../dataverse/change-feed/until-token';
import { webApiFeed } from '../../dataverse/change-feed/web-api-feed';
import { describeEnvironment } from '../../dataverse/environment/describe-environment';
import { AccessError, DataverseError, HarnessError } from '../../dataverse/errors';
import { readShape } from '../../dataverse/web-api/read-shape';
import { listTables, type TrackedState } from '../../dataverse/tables/table-list';
import type { Settings } from '../settings/settings';
import type { Survey, SurveyedKey, SurveyedRead, SurveyedTable } from './survey-schema';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

type SurveyOptions = Settings['survey'] & {
  readonly pageSize: number;
  /** Told before a table is read: a large one takes its time. */
  readonly progress?: (logicalName: string) => void;
};

/**
 * Looks at every table of an environment, and writes nothing. On the chosen tables it reads the primary keys of all rows
 * for a token, and follows that once. Throws when the environment cannot be looked at; a refused table is part of the answer.
 */
export async function takeSurvey(client: WebApiClient, options: SurveyOptions): Promise<Survey> {
  const environment = await describeEnvironment(client);
  const listed = await listTables(client);
  const states = listed.toSorted((a, b) => a.logicalName.localeCompare(b.logicalName));
  const keys = await surveyKeys(client);
  const tables: SurveyedTable[] = [];
  for (const state of states) {
    const read = isChosenForSurvey(state, options) ? await takeSurveyToken(client, state, options) : undefined;
    const { logicalName } = state;
    tables.push({
      logicalName,
      tracking: surveyTracking(state),
      keys: keys.get(logicalName) ?? [],
      ...(read && { read }),
    });
  }
  return { environment, tables, missing: findMissingTables(tables, options) };
}

const isChosenForSurvey = (
  { logicalName, tracked, entitySetName }: TrackedState,
  { tables, required }: SurveyOptions,
): boolean =>
  entitySetName !== '' &&
  (tables.length === 0 ? tracked : tables.includes(logicalName) || required.includes(logicalName));

function surveyTracking({ tracked, canBeTracked }: TrackedState): SurveyedTable['tracking'] {
  if (tracked) return 'on';
  return canBeTracked ? 'could be switched on' : 'cannot be switched on';
}

const sizeOf = (pages: readonly { readonly size: number }[]): number => pages.reduce((sum, { size }) => sum + size, 0);

async function takeSurveyToken(
  client: WebApiClient,
  { logicalName, entitySetName, primaryIdAttribute }: TrackedState,
  { pageSize, progress }: SurveyOptions,
): Promise<SurveyedRead> {
  progress?.(logicalName);
  try {
    const feed = webApiFeed(client, { entitySet: entitySetName, columns: [primaryIdAttribute] });
    const initial = await untilToken(asked => feed.initial({ pageSize, keep: keepNothing, ...asked }), client);
    const delta = await untilToken(
      asked => feed.since(initial.token, { pageSize, keep: keepNothing, ...asked }),
      client,
    );
    return { kind: 'read', rows: sizeOf(initial.pages), changes: sizeOf(delta.pages) };
  } catch (error) {
    // A refusal is what a survey is for. Whatever else comes is no answer: the environment was not looked at.
    const isAnswer = error instanceof HarnessError && error.outcome === 'failed';
    if (!isAnswer && !(error instanceof AccessError)) throw error;
    const reason = error instanceof DataverseError ? `${error.status} ${error.code} ${error.detail}` : error.message;
    return { kind: 'refused', reason };
  }
}

const keysShape = z.object({
  value: z.array(
    z.object({
      LogicalName: z.string(),
      Keys: z.array(
        z.object({ LogicalName: z.string(), KeyAttributes: z.array(z.string()), EntityKeyIndexStatus: z.string() }),
      ),
    }),
  ),
});

/** https://learn.microsoft.com/power-apps/developer/data-platform/define-alternate-keys-entity */
async function surveyKeys(client: WebApiClient): Promise<ReadonlyMap<string, readonly SurveyedKey[]>> {
  const title = 'list the alternate keys of all tables';
  const keys = '$expand=Keys($select=LogicalName,KeyAttributes,EntityKeyIndexStatus)';
  const body = await client.get(`EntityDefinitions?$select=LogicalName&${keys}`, { consistent: true, title });
  const { value } = readShape(keysShape, body, title);
  return new Map(
    value.map(({ LogicalName, Keys }) => [
      LogicalName,
      Keys.map(({ LogicalName: name, KeyAttributes: columns, EntityKeyIndexStatus: indexStatus }) => {
        return { name, columns, indexStatus };
      }),
    ]),
  );
}

function findMissingTables(
  tables: readonly SurveyedTable[],
  { required, tables: named }: SurveyOptions,
): Survey['missing'] {
  const unknown = named.filter(name => !required.includes(name) && tables.every(one => one.logicalName !== name));
  const reason = 'SURVEY_TABLES names it, and there is no such table';
  const absent = unknown.map(logicalName => ({ logicalName, reason }));
  const lacking = required.flatMap(logicalName => {
    const table = tables.find(one => one.logicalName === logicalName);
    if (table === undefined) return [{ logicalName, reason: 'there is no such table' }];
    if (table.tracking !== 'on') return [{ logicalName, reason: `change tracking is off and ${table.tracking}` }];
    return table.read?.kind === 'refused' ? [{ logicalName, reason: `not for this user: ${table.read.reason}` }] : [];
  });
  return [...lacking, ...absent];
}
