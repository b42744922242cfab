import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../engine/organization-view';
import { navigatesToPrincipal, navigationName, singleNavigations } from '../../../definitions/navigation';
import { type RowProperty, rowProperties } from '../rows/properties/row-property';
import { alternateKeysAnnotation, type Annotates, descriptionAnnotation } from './annotations';
import { csdlProperty } from './csdl-property';
import { xmlMarkup } from '../../../xml/markup';

/** Users and teams have their key in common: `principal`, by `ownerid`. */
const PRINCIPALS: readonly string[] = ['systemuser', 'team'];

/** What the types of tables are derived from. */
export const baseEntityTypes = (): string =>
  xmlMarkup('EntityType', { Name: 'crmbaseentity', Abstract: 'true' }) +
  xmlMarkup(
    'EntityType',
    { Name: 'principal', BaseType: 'mscrm.crmbaseentity' },
    xmlMarkup('Key', {}, xmlMarkup('PropertyRef', { Name: 'ownerid' })),
    csdlProperty('ownerid', 'Edm.Guid', false),
  );

/**
 * A table as an entity type: the columns that rows show and the navigation properties that can be expanded.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-entitytypes
 */
export function entityTypeOfTable(
  organization: OrganizationView,
  table: TableDefinition,
  annotates: Annotates,
): string {
  const isPrincipal = PRINCIPALS.includes(table.logicalName);
  const key = xmlMarkup('Key', {}, xmlMarkup('PropertyRef', { Name: table.primaryIdColumn }));
  return xmlMarkup(
    'EntityType',
    { Name: table.logicalName, BaseType: isPrincipal ? 'mscrm.principal' : 'mscrm.crmbaseentity' },
    isPrincipal ? '' : key,
    ...[...rowProperties(table).values()].map(column => csdlColumnProperty(table, column, annotates)),
    ...singleNavigationProperties(organization, table),
    ...collectionNavigationProperties(organization, table),
    alternateKeysAnnotation(table, annotates),
    descriptionAnnotation(table.description, annotates),
  );
}

function csdlColumnProperty(
  table: TableDefinition,
  { name, edmType, column }: RowProperty,
  annotates: Annotates,
): string {
  const isKey = column.logicalName === table.primaryIdColumn;
  const annotation = descriptionAnnotation(column.description, annotates);
  if (annotation === '') return csdlProperty(name, edmType, !isKey);
  return csdlProperty(name, edmType, !isKey).replace(/\/>$/, `>${annotation}</Property>`);
}

/** From a lookup to the row it names. */
function singleNavigationProperties({ tables }: OrganizationView, table: TableDefinition): readonly string[] {
  return [...singleNavigations(table).values()].flatMap(navigation => {
    const { name, column, targets } = navigation;
    const target = tables.byName(targets[0] ?? '');
    if (target === undefined) return [];
    const isPrincipal = navigatesToPrincipal(navigation);
    const partner = table.relationships.find(
      ({ referencingColumn, referencedTable }) =>
        !isPrincipal && referencingColumn === column.logicalName && referencedTable === target.logicalName,
    );
    const referenced = isPrincipal || PRINCIPALS.includes(target.logicalName) ? 'ownerid' : target.primaryIdColumn;
    return xmlMarkup(
      'NavigationProperty',
      {
        Name: name,
        Type: `mscrm.${isPrincipal ? 'principal' : target.logicalName}`,
        Partner: partner?.schemaName,
      },
      xmlMarkup('ReferentialConstraint', {
        Property: `_${column.logicalName}_value`,
        ReferencedProperty: referenced,
      }),
    );
  });
}

/** From a row to the rows whose lookup names it. */
function collectionNavigationProperties(
  { tables }: OrganizationView,
  { logicalName }: TableDefinition,
): readonly string[] {
  return tables.all().flatMap(table =>
    table.relationships.flatMap(({ schemaName, referencedTable, referencingColumn }) => {
      const column = table.columns.get(referencingColumn);
      if (referencedTable !== logicalName || column === undefined) return [];
      const partner = navigationName(column, logicalName);
      return xmlMarkup('NavigationProperty', {
        Name: schemaName,
        Type: `Collection(mscrm.${table.logicalName})`,
        Partner: column.logicalName === 'ownerid' ? undefined : partner,
      });
    }),
  );
}
