import { withMetadataOf } from '../../defects/metadata/annotations';
import { type OrganizationView } from '../../engine/organization-view';
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

function withoutAnnotations(organization: OrganizationView, isCold: (id: string) => boolean): OrganizationView {
  const { tables } = organization;
  return withTables(organization, {
    all: () =>
      tables
        .all()
        .map(table => (isCold(table.metadataId) ? { ...table, changeTrackingEnabled: false, keys: new Map() } : table)),
  });
}
