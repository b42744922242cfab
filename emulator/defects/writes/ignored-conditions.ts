import { bothProtocols, type Defect, withOperations } from '../defect';

export const ignoredConditions: Defect = {
  name: 'ignored-conditions',
  description: 'PATCH ignores If-Match and If-None-Match, and Update its ConcurrencyBehavior.',
  protocols: bothProtocols,
  start: () =>
    withOperations(({ updateRow, upsertRow }) => ({
      updateRow: (organization, write) => updateRow(organization, { ...write, ifMatch: undefined }),
      upsertRow: (organization, upsert) =>
        upsertRow(organization, { ...upsert, ifMatch: undefined, ifNoneMatch: undefined }),
    })),
};
