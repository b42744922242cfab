import { type Deviation } from '../../defects/served';
import { type OrganizationView } from '../../engine/organization-view';
import { getMetadata } from '../../protocols/web-api/environment/descriptions';
import { withTables, withView } from '../../defects/stand-in';
import { type Variation } from '../variation';
import { newTables } from './newcomers';

/** That the annotations are as cold as other metadata is inferred. */
export const lateAnnotations: Variation = {
  name: 'late-annotations',
  description: 'For some seconds after an import, $metadata has a new table without its annotations.',
  protocols: ['Web API'],
  ends: 'supported',
  start: () => {
    const coldIn = newTables();
    const plain = withMetadataOf(organization => withoutAnnotations(organization, coldIn(organization)));
    // Every request is looked at, so that the time begins with the import.
    const notice = withView(organization => {
      coldIn(organization);
      return organization;
    });
    return served => plain(notice(served));
  },
};

/** $metadata describes another organization. */
const withMetadataOf =
  (alter: (organization: OrganizationView) => OrganizationView): Deviation =>
  served => ({
    ...served,
    webApi: served.webApi.map(operation =>
      operation.operation !== getMetadata.operation
        ? operation
        : {
            ...operation,
            handle: (request, context, parts) =>
              operation.handle(request, { ...context, organization: alter(context.organization) }, parts),
          },
    ),
  });

function withoutAnnotations(organization: OrganizationView, isCold: (id: string) => boolean): OrganizationView {
  const { tables } = organization;
  return withTables(organization, {
    all: () =>
      tables
        .all()
        .map(table => (isCold(table.metadataId) ? { ...table, changeTrackingEnabled: false, keys: new Map() } : table)),
  });
}
