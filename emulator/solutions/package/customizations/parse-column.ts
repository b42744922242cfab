import { type ColumnDefinition, type ColumnType, type RequiredLevel } from '../../../engine/tables/table-definition';
import { labelOfCustomization } from './label-of';
import { parseOptions } from './parse-options';
import { type ParsedColumn } from '../solution-package';
import { solutionSchemaViolation } from '../../solution-faults';
import { type XmlElement } from '../../../xml/xml-element';

const types: ReadonlyMap<string, ColumnType> = new Map([
  ['primarykey', 'uniqueidentifier'],
  ['uniqueidentifier', 'uniqueidentifier'],
  ['nvarchar', 'string'],
  ['ntext', 'memo'],
  ['int', 'integer'],
  ['bigint', 'bigint'],
  ['bit', 'boolean'],
  ['decimal', 'decimal'],
  ['float', 'double'],
  ['money', 'money'],
  ['datetime', 'datetime'],
  ['lookup', 'lookup'],
  ['customer', 'lookup'],
  ['owner', 'lookup'],
  ['picklist', 'choice'],
  ['multiselectpicklist', 'multichoice'],
  ['state', 'state'],
  ['status', 'status'],
  ['image', 'image'],
  ['file', 'file'],
  // Activity parties are rows of another table: the emulator keeps no values for them.
  ['partylist', 'virtual'],
  ['virtual', 'virtual'],
]);

const levels: ReadonlyMap<string, RequiredLevel> = new Map([
  ['none', 'none'],
  ['recommended', 'recommended'],
  ['required', 'required'],
  ['applicationrequired', 'required'],
  ['systemrequired', 'systemrequired'],
]);

const dateOnlyBehavior = '2';
const longestText = 1_073_741_823;

export const parseRequiredLevel = (text: string | undefined): RequiredLevel =>
  levels.get(text?.toLowerCase() ?? '') ?? 'none';

/** Reads one `attribute` element. An unknown Type is refused with 0x8004801A: the schema lists the ones there are. */
export function parseColumn(element: XmlElement): ParsedColumn {
  const schemaName = element.attribute('PhysicalName') ?? element.trimmedTextOf('Name') ?? '';
  const logicalName = (
    element.trimmedTextOf('LogicalName') ??
    element.trimmedTextOf('Name') ??
    schemaName
  ).toLowerCase();
  if (!/^[a-z]\w*$/u.test(logicalName)) {
    throw solutionSchemaViolation(`The attribute name '${logicalName}' is not valid`, 'attributes/attribute');
  }
  const typeName = element.trimmedTextOf('Type') ?? '';
  const type = typeOfParsedColumn(typeName, element, logicalName);
  const mask = element.trimmedTextOf('DisplayMask')?.split('|') ?? [];
  return {
    logicalName,
    schemaName,
    type,
    displayName: labelOfCustomization(element, 'displaynames', 'displayname') ?? schemaName,
    description: labelOfCustomization(element, 'Descriptions', 'Description') ?? '',
    requiredLevel: parseRequiredLevel(element.trimmedTextOf('RequiredLevel')),
    isCustom: element.flag('IsCustomField') ?? false,
    // Exports of 7.1 leave these out where they are false, later ones write 0.
    validForCreate: element.flag('ValidForCreateApi') ?? false,
    validForUpdate: element.flag('ValidForUpdateApi') ?? false,
    validForRead: element.flag('ValidForReadApi') ?? false,
    introducedVersion: element.trimmedTextOf('IntroducedVersion') ?? '1.0.0.0',
    isPrimaryId: typeName === 'primarykey',
    isPrimaryName: mask.includes('PrimaryName'),
    ...measuresOfParsedColumn(element, type),
    ...choicesOfParsedColumn(element, type),
    ...defaultsOfParsedColumn(element, type),
    ...fixedTargetsOfParsedColumn(typeName),
  };
}

function typeOfParsedColumn(typeName: string, element: XmlElement, column: string): ColumnType {
  const type = types.get(typeName);
  if (type === undefined) {
    throw solutionSchemaViolation(`The value '${typeName}' is not a known Type`, `attribute '${column}'/Type`);
  }
  return type === 'datetime' && element.trimmedTextOf('Behavior') === dateOnlyBehavior ? 'dateonly' : type;
}

function measuresOfParsedColumn(element: XmlElement, type: ColumnType): Partial<ColumnDefinition> {
  const text = type === 'string' || type === 'memo';
  const maxLength = text ? element.number('MaxLength') : undefined;
  if (maxLength !== undefined && (!Number.isInteger(maxLength) || maxLength < 1 || maxLength > longestText)) {
    throw solutionSchemaViolation(`The value '${maxLength}' is not valid for MaxLength`, 'attribute/MaxLength');
  }
  const minValue = element.number('MinValue');
  const maxValue = element.number('MaxValue');
  const precision = element.number('Accuracy');
  const format = element.trimmedTextOf('Format');
  return {
    ...(maxLength !== undefined && { maxLength }),
    ...(minValue !== undefined && { minValue }),
    ...(maxValue !== undefined && { maxValue }),
    ...(precision !== undefined && { precision }),
    ...(format !== undefined && { format }),
  };
}

function choicesOfParsedColumn(
  element: XmlElement,
  type: ColumnType,
): Pick<ParsedColumn, 'options' | 'sharedOptionSet'> {
  if (!['choice', 'multichoice', 'state', 'status', 'boolean'].includes(type)) return {};
  const own = element.child('optionset');
  if (own !== undefined) return { options: parseOptions(own) };
  const shared = element.trimmedTextOf('OptionSetName');
  return shared === undefined ? {} : { sharedOptionSet: shared.toLowerCase() };
}

/** Exports write -1 where a choice has no default, and 0 or 1 for a boolean. */
function defaultsOfParsedColumn(element: XmlElement, type: ColumnType): Pick<ColumnDefinition, 'defaultValue'> {
  const value = element.number('AppDefaultValue');
  if (value === undefined || !Number.isInteger(value)) return {};
  if (type === 'boolean') return { defaultValue: value === 1 };
  return type === 'choice' && value !== -1 ? { defaultValue: value } : {};
}

/** Owners and customers point to the same tables everywhere; other targets stand in the relationships. */
function fixedTargetsOfParsedColumn(typeName: string): Pick<ColumnDefinition, 'targets'> {
  if (typeName === 'owner') return { targets: ['systemuser', 'team'] };
  return typeName === 'customer' ? { targets: ['account', 'contact'] } : {};
}
