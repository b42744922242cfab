import { type Ownership } from '../../../engine/tables/table-definition';
import { labelOfCustomization } from './label-of';
import { parseColumn } from './parse-column';
import { type ParsedColumn, type ParsedKey, type ParsedTable, type ParsedTableSettings } from '../solution-package';
import { invalidSolutionComponent, invalidSolutionXml, solutionSchemaViolation } from '../../solution-faults';
import { type XmlElement } from '../../../xml/xml-element';

const part = 'customizations.xml';

const ownerships: ReadonlyMap<string, Ownership> = new Map([
  ['UserOwned', 'UserOwned'],
  ['TeamOwned', 'UserOwned'],
  ['OrgOwned', 'OrganizationOwned'],
  ['BusinessOwned', 'None'],
  ['None', 'None'],
]);

/**
 * Reads one `Entity`: a full table (it brings its primary key), parts for a table of another solution, or only a name.
 * What is marked `unmodified="1"` stands there for other components' sake and is left out.
 */
export function parseTable(element: XmlElement): ParsedTable {
  const entity = element.child('EntityInfo')?.child('entity');
  const schemaName = entity?.attribute('Name') ?? element.trimmedTextOf('Name');
  if (schemaName === undefined) throw invalidSolutionXml(part, 'an Entity has no Name.');
  if (!/^[A-Za-z]\w*$/u.test(schemaName))
    throw solutionSchemaViolation(`The entity name '${schemaName}' is not valid`, 'Entity/Name');
  const named = {
    logicalName: schemaName.toLowerCase(),
    schemaName,
    objectTypeCode: element.number('ObjectTypeCode') ?? null,
  };
  if (entity === undefined || isUnmodifiedElement(entity))
    return { ...named, settings: null, turnsTrackingOn: false, columns: [], keys: [] };
  const columns = entity.at('attributes', 'attribute').filter(isModifiedElement).map(parseColumn);
  refuseTwinColumns(named.logicalName, columns);
  const isFull = columns.some(column => column.isPrimaryId);
  return {
    ...named,
    settings: isFull ? parseTableSettings(element, entity, schemaName) : null,
    turnsTrackingOn: parseTracking(entity, schemaName),
    columns,
    keys: entity.at('EntityKeys', 'EntityKey').filter(isModifiedElement).map(parseTableKey),
  };
}

const isUnmodifiedElement = (element: XmlElement): boolean => element.attribute('unmodified') === '1';
const isModifiedElement = (element: XmlElement): boolean => !isUnmodifiedElement(element);

function parseTableSettings(element: XmlElement, entity: XmlElement, schemaName: string): ParsedTableSettings {
  const ownership = entity.trimmedTextOf('OwnershipTypeMask') ?? 'UserOwned';
  const known = ownerships.get(ownership);
  if (known === undefined) {
    throw solutionSchemaViolation(
      `The value '${ownership}' is not valid for OwnershipTypeMask`,
      `entity '${schemaName}'`,
    );
  }
  const displayName =
    labelOfCustomization(entity, 'LocalizedNames', 'LocalizedName') ??
    element.child('Name')?.attribute('LocalizedName');
  return {
    entitySetName: entity.trimmedTextOf('EntitySetName')?.toLowerCase() ?? null,
    displayName: displayName ?? schemaName,
    displayCollectionName:
      labelOfCustomization(entity, 'LocalizedCollectionNames', 'LocalizedCollectionName') ?? displayName ?? schemaName,
    description: labelOfCustomization(entity, 'Descriptions', 'Description') ?? '',
    ownership: known,
    changeTrackingEnabled: parseTracking(entity, schemaName),
    canChangeTrackingBeEnabled: entity.flag('CanChangeTrackingBeEnabled') ?? true,
    introducedVersion: entity.trimmedTextOf('IntroducedVersion') ?? '1.0.0.0',
  };
}

function parseTracking(entity: XmlElement, schemaName: string): boolean {
  const tracked = entity.trimmedTextOf('ChangeTrackingEnabled') ?? '0';
  if (tracked === '0' || tracked === '1') return tracked === '1';
  throw solutionSchemaViolation(
    `The value '${tracked}' is not valid for ChangeTrackingEnabled`,
    `entity '${schemaName}'`,
  );
}

function parseTableKey(element: XmlElement): ParsedKey {
  const schemaName = element.trimmedTextOf('Name');
  if (schemaName === undefined) throw invalidSolutionXml(part, 'an EntityKey has no Name.');
  const columns = element
    .at('EntityKeyAttributes', 'AttributeName')
    .map(attribute => attribute.text.trim().toLowerCase());
  return {
    logicalName: (element.trimmedTextOf('LogicalName') ?? schemaName).toLowerCase(),
    schemaName,
    displayName: labelOfCustomization(element, 'displaynames', 'displayname') ?? schemaName,
    // The order in the XML changes between versions of the same key: it is a set.
    columns: [...new Set(columns)].sort(),
    isCustomizable: element.flag('IsCustomizable') ?? true,
    introducedVersion: element.trimmedTextOf('IntroducedVersion') ?? '1.0.0.0',
  };
}

function refuseTwinColumns(table: string, columns: readonly ParsedColumn[]): void {
  const names = new Set<string>();
  for (const { logicalName } of columns) {
    if (names.has(logicalName))
      throw invalidSolutionComponent(`The attribute ${logicalName} is there twice in entity ${table}.`);
    names.add(logicalName);
  }
}
