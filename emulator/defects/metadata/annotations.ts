import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { getMetadata } from '../../protocols/web-api/environment/descriptions';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';
import { type Deviation } from '../served';
import { withDescriptions } from '../stand-in';

/** $metadata describes another organization. */
export const withMetadataOf = (alter: (organization: OrganizationView) => OrganizationView): Deviation =>
  alteringOperation(
    getMetadata,
    handle =>
      (request, context, ...rest) =>
        handle(request, { ...context, organization: alter(context.organization) }, ...rest),
  );

const annotating = (name: string, description: string, alter: (table: TableDefinition) => TableDefinition): Defect => ({
  name,
  description,
  protocols: ['Web API'],
  start: () => withMetadataOf(organization => withDescriptions(organization, alter)),
});

export const missingAnnotations = annotating(
  'missing-annotations',
  '$metadata says of no custom table that it supports tracking.',
  table => (table.isCustom ? { ...table, changeTrackingEnabled: false } : table),
);

export const annotatedTables = annotating(
  'annotated-tables',
  '$metadata says of every table that it supports tracking.',
  table => ({ ...table, changeTrackingEnabled: true }),
);
