import { badRequest } from '../front/response/odata-error';
import { type QueryOptions } from '../front/url/query-options';

/** Query options that do not go together with change tracking. */
export const refusedOptions = ['$filter', '$orderby', '$expand', '$top'] as const;

/**
 * Throws the documented refusal for query options that do not go together with change tracking.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function refuseTrackedOptions(query: QueryOptions): void {
  const refused = refusedOptions.find(name => query.has(name));
  if (refused !== undefined) {
    throw badRequest(`The "${refused}" query parameter isn't supported when Change Tracking is enabled.`);
  }
}
