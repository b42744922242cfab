import { TableDirectory } from '../../../dataverse/tables/table-directory';
import { different, type Probe } from '../probe';

/** That `$metadata` says of the entity set that its changes are tracked. The document is of the whole environment: megabytes. */
export const annotationProbe = (ownTable: string, entitySet: string): Probe => ({
  name: 'the annotation in $metadata',
  once: true,
  ask: async ({ webApi }) => {
    const directory = new TableDirectory(webApi, { ownTable });
    const { status, tracked } = await directory.annotatedMetadata();
    if (status !== 200) return different(`${status} in place of the document`);
    const supported = tracked.get(entitySet);
    return supported === 'true' ? undefined : different(`it says ${supported ?? 'nothing'} of ${entitySet}`);
  },
});
