import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../engine/organization-view';
import { navigatesToPrincipal, singleNavigations } from '../../../definitions/navigation';
import { type Annotates, changeTrackingAnnotation, vocabularies } from './annotations';
import { complexTypes } from './complex-types';
import { xmlMarkup } from '../../../xml/markup';
import { enumTypes } from './enum-types';
import { modelTypes } from './model-types';
import { declareOperation, importOperation, operationDeclarations } from './operation-declarations';
import { baseEntityTypes, entityTypeOfTable } from './table-type';

/**
 * The service as CSDL 4.0 XML, in one line as Dataverse writes it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#csdl-metadata-document
 */
export function metadataDocument(organization: OrganizationView, annotates: Annotates): string {
  const tables = tablesInCsdlOrder(organization);
  const { deployment } = organization;
  const declared = operationDeclarations.filter(({ availableOn = deployment }) => availableOn === deployment);
  const schema = xmlMarkup(
    'Schema',
    { Namespace: 'Microsoft.Dynamics.CRM', Alias: 'mscrm', xmlns: 'http://docs.oasis-open.org/odata/ns/edm' },
    baseEntityTypes(),
    ...tables.map(table => entityTypeOfTable(organization, table, annotates)),
    modelTypes(),
    enumTypes(),
    complexTypes(),
    ...declared.map(declareOperation),
    entityContainer(organization, tables, declared.map(importOperation), annotates),
  );
  const references = vocabularies.map(([namespace, uri]) =>
    xmlMarkup('edmx:Reference', { Uri: uri }, xmlMarkup('edmx:Include', { Namespace: namespace })),
  );
  const edmx = xmlMarkup(
    'edmx:Edmx',
    { Version: '4.0', 'xmlns:edmx': 'http://docs.oasis-open.org/odata/ns/edmx' },
    ...references,
    xmlMarkup('edmx:DataServices', {}, schema),
  );
  return `<?xml version="1.0" encoding="utf-8"?>${edmx}`;
}

/** In the order of the entity sets' names, as the service document lists them. */
export const tablesInCsdlOrder = ({ tables }: OrganizationView): readonly TableDefinition[] =>
  tables.all().sort((a, b) => (a.entitySetName < b.entitySetName ? -1 : 1));

function entityContainer(
  organization: OrganizationView,
  tables: readonly TableDefinition[],
  imports: readonly string[],
  annotates: Annotates,
): string {
  return xmlMarkup(
    'EntityContainer',
    { Name: 'System' },
    ...tables.map(table =>
      xmlMarkup(
        'EntitySet',
        { Name: table.entitySetName, EntityType: `mscrm.${table.logicalName}` },
        ...navigationBindings(organization, table),
        changeTrackingAnnotation(table, annotates),
      ),
    ),
    xmlMarkup('EntitySet', { Name: 'EntityDefinitions', EntityType: 'mscrm.EntityMetadata' }),
    ...imports,
  );
}

/** In which entity sets the rows are that navigation properties lead to. An owner may be in either of two. */
function navigationBindings({ tables }: OrganizationView, table: TableDefinition): readonly string[] {
  const single = [...singleNavigations(table).values()].flatMap(navigation => {
    const target = tables.byName(navigation.targets[0] ?? '');
    return target === undefined || navigatesToPrincipal(navigation) ? [] : [[navigation.name, target] as const];
  });
  const collections = tables.all().flatMap(source =>
    source.relationships
      .filter(({ referencedTable, referencingColumn }) => {
        return referencedTable === table.logicalName && source.columns.has(referencingColumn);
      })
      .map(({ schemaName }) => [schemaName, source] as const),
  );
  return [...single, ...collections].map(([path, target]) =>
    xmlMarkup('NavigationPropertyBinding', { Path: path, Target: target.entitySetName }),
  );
}
