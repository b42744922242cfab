import { operationDefect } from '../defect';

export const ignoredConditions = operationDefect(
  'ignored-conditions',
  'PATCH ignores If-Match and If-None-Match, and Update its ConcurrencyBehavior.',
  ({ updateRow, upsertRow }) => ({
    updateRow: (organization, write) => updateRow(organization, { ...write, ifMatch: undefined }),
    upsertRow: (organization, upsert) =>
      upsertRow(organization, { ...upsert, ifMatch: undefined, ifNoneMatch: undefined }),
  }),
);
