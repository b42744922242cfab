import { invalidArgument, notImplemented } from '../../engine/dataverse-fault';
import { type ColumnDefinition, type ColumnType, type RequiredLevel } from '../../engine/tables/table-definition';
import { defineColumn, type ColumnOptions } from '../../engine/tables/system-columns';
import { requiredLevelNames } from '../metadata-types/attribute-metadata';
import { newLogicalName, type NewNames } from './new-names';
import { type BooleanOptions, makeNewBooleanOptions, makeNewOptions, type NewOption } from './new-options';

/** What all columns have that a client makes, lookups among them. */
export type NewColumnBase = NewNames & {
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  /** Of AttributeRequiredLevel: `ApplicationRequired`. */
  readonly requiredLevel: string | undefined;
};

/** A column as a client describes it. Names and values are those of AttributeMetadata's properties. */
export type NewColumn = NewColumnBase & {
  /** The derived type: `StringAttributeMetadata`. */
  readonly type: string;
  readonly isPrimaryName: boolean;
  readonly maxLength?: number | undefined;
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  readonly precision?: number | undefined;
  readonly format?: string | undefined;
  readonly dateTimeBehavior?: string | undefined;
  readonly options?: readonly NewOption[] | undefined;
  readonly booleanOptions?: BooleanOptions | undefined;
  readonly defaultValue?: boolean | undefined;
  /** -1 stands for no default. */
  readonly defaultFormValue?: number | undefined;
};

/** By the derived type. Owners, states and the like are the platform's own; a lookup comes with its relationship. */
const createdTypes: ReadonlyMap<string, ColumnType> = new Map([
  ['StringAttributeMetadata', 'string'],
  ['MemoAttributeMetadata', 'memo'],
  ['IntegerAttributeMetadata', 'integer'],
  ['BigIntAttributeMetadata', 'bigint'],
  ['DecimalAttributeMetadata', 'decimal'],
  ['DoubleAttributeMetadata', 'double'],
  ['MoneyAttributeMetadata', 'money'],
  ['BooleanAttributeMetadata', 'boolean'],
  ['PicklistAttributeMetadata', 'choice'],
  ['MultiSelectPicklistAttributeMetadata', 'multichoice'],
  ['DateTimeAttributeMetadata', 'datetime'],
  ['UniqueIdentifierAttributeMetadata', 'uniqueidentifier'],
]);

const requiredLevels: readonly RequiredLevel[] = ['none', 'recommended', 'required', 'systemrequired'];

/** Throws 501 for a type whose columns cannot be made by themselves. */
export function newColumnType(name: string): ColumnType {
  const type = createdTypes.get(name);
  if (type === undefined) throw notImplemented(`Creating a column of the type '${name}' is not implemented.`);
  return type;
}

/**
 * Makes the definition of a new column. Throws 400 for what contradicts itself, 501 for types that are not served.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 */
export function makeNewColumn(draft: NewColumn): ColumnDefinition {
  const type = newColumnType(draft.type);
  newLogicalName(draft);
  const options = {
    ...newColumnBaseOptions(draft),
    ...newColumnMeasures(draft, type),
    ...newColumnChoices(draft, type),
  };
  return defineColumn(draft.schemaName, type === 'datetime' ? newDateColumnType(draft) : type, options);
}

/** Makes the lookup of a new relationship. */
export function makeNewLookup(draft: NewColumnBase, target: string): ColumnDefinition {
  newLogicalName(draft);
  return defineColumn(draft.schemaName, 'lookup', { ...newColumnBaseOptions(draft), targets: [target] });
}

function newColumnBaseOptions({
  schemaName,
  displayName,
  description,
  requiredLevel = 'None',
}: NewColumnBase): ColumnOptions {
  const level = requiredLevels.find(known => requiredLevelNames[known] === requiredLevel);
  if (level === undefined) {
    throw invalidArgument(`'RequiredLevel' must be one of ${Object.values(requiredLevelNames).join(', ')}.`);
  }
  return {
    displayName: displayName ?? schemaName,
    description: description ?? '',
    requiredLevel: level,
    isCustom: true,
    isManaged: false,
    introducedVersion: '1.0',
  };
}

/** Characters at most. */
const LIMITS = { string: 4_000, memo: 1_048_576 } as const;

function newColumnMeasures(
  { maxLength, minValue, maxValue, precision, format }: NewColumn,
  type: ColumnType,
): ColumnOptions {
  if (type === 'datetime') return { format: format === 'DateOnly' ? 'dateonly' : 'datetime' };
  if (type === 'string' || type === 'memo') {
    if (maxLength === undefined || maxLength < 1 || maxLength > LIMITS[type]) {
      throw invalidArgument(`MaxLength must be between 1 and ${LIMITS[type]}.`);
    }
    return { maxLength, format: (format ?? 'Text').toLowerCase() };
  }
  if ((minValue ?? -Infinity) > (maxValue ?? Infinity)) throw invalidArgument('MinValue is above MaxValue.');
  if (precision !== undefined && (precision < 0 || precision > 10)) {
    throw invalidArgument('Precision must be between 0 and 10.');
  }
  return {
    ...(minValue !== undefined && { minValue }),
    ...(maxValue !== undefined && { maxValue }),
    ...(precision !== undefined && { precision }),
  };
}

function newColumnChoices(draft: NewColumn, type: ColumnType): ColumnOptions {
  if (type === 'boolean') {
    return { options: makeNewBooleanOptions(draft.booleanOptions), defaultValue: draft.defaultValue ?? false };
  }
  if (type !== 'choice' && type !== 'multichoice') return {};
  if (draft.options === undefined) throw invalidArgument(`The required property 'OptionSet' is missing.`);
  const options = makeNewOptions(draft.options);
  const { defaultFormValue: value = -1 } = draft;
  if (value === -1) return { options };
  if (!options.some(option => option.value === value)) {
    throw invalidArgument(`DefaultFormValue ${value} is not one of the column's options.`);
  }
  return { options, defaultValue: type === 'choice' ? value : [value] };
}

/** The behaviour decides: what is only shown as a day also has a time. */
function newDateColumnType({ format = 'DateAndTime', dateTimeBehavior = 'UserLocal' }: NewColumn): ColumnType {
  if (format !== 'DateOnly' && format !== 'DateAndTime') {
    throw invalidArgument(`'Format' must be DateOnly or DateAndTime.`);
  }
  if (dateTimeBehavior === 'DateOnly') return 'dateonly';
  if (dateTimeBehavior === 'UserLocal' || dateTimeBehavior === 'TimeZoneIndependent') return 'datetime';
  throw invalidArgument(`'DateTimeBehavior' must be UserLocal, DateOnly or TimeZoneIndependent.`);
}
