import {
  type EntityChange,
  type EntityChangesPage,
  type EntityChangesQuery,
  retrieveEntityChanges,
} from '../messages/retrieve-entity-changes';
import type { Executor } from '../organization-service-client';

/** For unit tests: every page of a retrieval, what they hold, and the token of the last one. */
export async function retrieveAllChanges(
  client: Executor,
  query: EntityChangesQuery,
): Promise<{ pages: EntityChangesPage[]; changes: EntityChange[]; dataToken: string | undefined }> {
  const pages: EntityChangesPage[] = [];
  for await (const page of retrieveEntityChanges(client, query)) pages.push(page);
  return { pages, changes: pages.flatMap(page => page.changes), dataToken: pages.at(-1)?.dataToken };
}
