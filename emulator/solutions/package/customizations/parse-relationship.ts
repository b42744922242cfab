import { labelOfCustomization } from './label-of';
import { parseRequiredLevel } from './parse-column';
import { type ParsedColumn, type ParsedRelationship } from '../solution-package';
import { type XmlElement } from '../../../xml/xml-element';

/**
 * Reads one `EntityRelationship`. Undefined for many-to-many: it names no lookup, and the emulator keeps no
 * associations, as it keeps no forms.
 */
export function parseRelationship(element: XmlElement): ParsedRelationship | undefined {
  const referencingTable = element.trimmedTextOf('ReferencingEntityName')?.toLowerCase();
  const referencingColumn = element.trimmedTextOf('ReferencingAttributeName');
  const referencedTable = element.trimmedTextOf('ReferencedEntityName')?.toLowerCase();
  if (referencingTable === undefined || referencingColumn === undefined || referencedTable === undefined)
    return undefined;
  const field = element.child('field');
  return {
    schemaName: element.attribute('Name') ?? '',
    referencingTable,
    referencingColumn: referencingColumn.toLowerCase(),
    referencedTable,
    ...parseRelationshipCascades(element),
    field: field === undefined ? null : parseRelationshipField(field, referencingColumn, element),
  };
}

/**
 * What cascades. Of deletions, the three values that are documented: any other removes the link, as one that is left out
 * does. Of assignments, any other than the documented ones is NoCascade.
 */
function parseRelationshipCascades(element: XmlElement): Pick<ParsedRelationship, 'onDelete' | 'onAssign'> {
  const onDelete = element.trimmedTextOf('CascadeDelete');
  const onAssign = element.trimmedTextOf('CascadeAssign');
  return {
    ...((onDelete === 'Cascade' || onDelete === 'Restrict' || onDelete === 'RemoveLink') && { onDelete }),
    ...((onAssign === 'Cascade' || onAssign === 'Active' || onAssign === 'UserOwned') && { onAssign }),
  };
}

/** The lookup as 7.1 wrote it: inside the relationship. */
function parseRelationshipField(field: XmlElement, schemaName: string, relationship: XmlElement): ParsedColumn {
  const logicalName = schemaName.toLowerCase();
  return {
    logicalName,
    schemaName,
    type: 'lookup',
    displayName: labelOfCustomization(field, 'displaynames', 'displayname') ?? schemaName,
    description: labelOfCustomization(field, 'Descriptions', 'Description') ?? '',
    requiredLevel: parseRequiredLevel(field.attribute('requiredlevel')),
    isCustom: logicalName.includes('_'),
    // The platform writes its own lookups; one that a maker added is written by callers.
    validForCreate: logicalName.includes('_'),
    validForUpdate: logicalName.includes('_'),
    validForRead: true,
    introducedVersion: relationship.trimmedTextOf('IntroducedVersion') ?? '1.0.0.0',
    isPrimaryId: false,
    isPrimaryName: false,
  };
}
