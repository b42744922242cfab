import {
  type ColumnDefinition,
  type ColumnType,
  type Option,
  type RequiredLevel,
} from '../../../../engine/tables/definitions';
import { column, type ColumnOptions } from '../../../../engine/tables/system-columns';
import { type JsonValue } from '../../front/request/json';
import { badPayload, notImplemented } from '../../front/response/odata-error';
import { attributeMetadata } from '../../../../definitions/types/attribute-metadata';
import { JsonReader } from '../metadata/json-reader';
import { readBooleanOptions, readOptions } from './read-option-set';

/** By `@odata.type`. Owners, states and the like are the platform's own; a lookup comes with its relationship. */
const types: Readonly<Record<string, ColumnType>> = {
  StringAttributeMetadata: 'string',
  MemoAttributeMetadata: 'memo',
  IntegerAttributeMetadata: 'integer',
  BigIntAttributeMetadata: 'bigint',
  DecimalAttributeMetadata: 'decimal',
  DoubleAttributeMetadata: 'double',
  MoneyAttributeMetadata: 'money',
  BooleanAttributeMetadata: 'boolean',
  PicklistAttributeMetadata: 'choice',
  MultiSelectPicklistAttributeMetadata: 'multichoice',
  DateTimeAttributeMetadata: 'datetime',
  UniqueIdentifierAttributeMetadata: 'uniqueidentifier',
};

const requiredLevels: Readonly<Record<string, RequiredLevel>> = {
  None: 'none',
  Recommended: 'recommended',
  ApplicationRequired: 'required',
  SystemRequired: 'systemrequired',
};

/** Properties of derived types that the emulator reads, or that say what is so anyway. */
const derivedProperties: readonly string[] = [
  'Format',
  'FormatName',
  'ImeMode',
  'MaxLength',
  'MinValue',
  'MaxValue',
  'Precision',
  'PrecisionSource',
  'DefaultValue',
  'DefaultFormValue',
  'OptionSet',
  'GlobalOptionSet@odata.bind',
  'DateTimeBehavior',
  'YomiOf',
  'IsLocalizable',
  'DatabaseLength',
  'FormulaDefinition',
  'Targets',
];

/** Editor settings and what follows from other properties: sent by clients, and without effect on data. */
const settled: readonly string[] = [
  'AttributeType',
  'AttributeTypeName',
  'Format',
  'ImeMode',
  'PrecisionSource',
  'IsSearchable',
  'IsValidForAdvancedFind',
  'IsValidForForm',
  'IsValidForGrid',
  'IsAuditEnabled',
  'IsRenameable',
  'CanModifyAdditionalSettings',
  'EntityLogicalName',
  'DatabaseLength',
  'Targets',
];

/** So it is of every column that is made here. */
const always = ['IsCustomAttribute', 'IsCustomizable', 'IsValidForCreate', 'IsValidForRead', 'IsValidForUpdate'];

type ReadColumn = { readonly definition: ColumnDefinition; readonly isPrimaryName: boolean };

/**
 * Reads one column of a request. Throws 400 for what it does not understand, 501 for what the emulator does not do.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/create-update-column-definitions-using-web-api
 */
export function readColumn(value: JsonValue | undefined): ReadColumn {
  const reader = new JsonReader('AttributeMetadata', value);
  const type = typeOf(reader);
  const schemaName = reader.require('SchemaName', reader.text('SchemaName'));
  const logicalName = reader.text('LogicalName') ?? schemaName.toLowerCase();
  if (!/^[a-z]\w*$/i.test(schemaName) || logicalName !== schemaName.toLowerCase()) {
    throw badPayload(
      'AttributeMetadata',
      `'${schemaName}' is not a valid schema name, or not that of '${logicalName}'.`,
    );
  }
  const isPrimaryName = reader.flag('IsPrimaryName') ?? false;
  const options: ColumnOptions = { ...common(reader, schemaName), ...measures(reader, type), ...choices(reader, type) };
  const definition = column(schemaName, dateTypeOf(reader, type), options);
  for (const name of always) reader.expect(name, true);
  reader.finish([...attributeMetadata.properties.keys(), ...attributeMetadata.unserved, ...derivedProperties], settled);
  return { definition, isPrimaryName };
}

function typeOf(reader: JsonReader): ColumnType {
  const name = reader
    .require('@odata.type', reader.text('@odata.type'))
    .replace(/^#?(?:Microsoft\.Dynamics\.CRM\.)?/, '');
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined) throw notImplemented(`creating a column of the type '${name}'`);
  return type;
}

export const common = (reader: JsonReader, schemaName: string): ColumnOptions => ({
  displayName: reader.label('DisplayName') ?? schemaName,
  description: reader.label('Description') ?? '',
  requiredLevel: requiredLevel(reader),
  isCustom: true,
  isManaged: false,
  introducedVersion: '1.0',
});

function requiredLevel(reader: JsonReader): RequiredLevel {
  const value = reader.wrapped('RequiredLevel') ?? 'None';
  const level = typeof value === 'string' && Object.hasOwn(requiredLevels, value) ? requiredLevels[value] : undefined;
  if (level !== undefined) return level;
  throw badPayload('AttributeMetadata', `'RequiredLevel' must be one of ${Object.keys(requiredLevels).join(', ')}.`);
}

const LIMITS = { string: 4_000, memo: 1_048_576 } as const;

function measures(reader: JsonReader, type: ColumnType): ColumnOptions {
  if (type === 'string' || type === 'memo') return lengthAndFormat(reader, type);
  if (type === 'datetime') return { format: reader.text('Format') === 'DateOnly' ? 'dateonly' : 'datetime' };
  const min = reader.number('MinValue');
  const max = reader.number('MaxValue');
  const precision = reader.integer('Precision');
  if ((min ?? -Infinity) > (max ?? Infinity)) throw badPayload('AttributeMetadata', 'MinValue is above MaxValue.');
  if (precision !== undefined && (precision < 0 || precision > 10)) {
    throw badPayload('AttributeMetadata', 'Precision must be between 0 and 10.');
  }
  return {
    ...(min !== undefined && { minValue: min }),
    ...(max !== undefined && { maxValue: max }),
    ...(precision !== undefined && { precision }),
  };
}

function lengthAndFormat(reader: JsonReader, type: 'string' | 'memo'): ColumnOptions {
  const maxLength = reader.require('MaxLength', reader.integer('MaxLength'));
  if (maxLength < 1 || maxLength > LIMITS[type]) {
    throw badPayload('AttributeMetadata', `MaxLength must be between 1 and ${LIMITS[type]}.`);
  }
  const named = reader.wrapped('FormatName');
  const format = reader.text('Format') ?? (typeof named === 'string' ? named : 'Text');
  return { maxLength, format: format.toLowerCase() };
}

function choices(reader: JsonReader, type: ColumnType): ColumnOptions {
  if (type === 'boolean') {
    return {
      options: readBooleanOptions(reader.value('OptionSet')),
      defaultValue: reader.flag('DefaultValue') ?? false,
    };
  }
  if (type !== 'choice' && type !== 'multichoice') return {};
  if (reader.value('GlobalOptionSet@odata.bind') !== undefined)
    throw notImplemented('a global option set in a request');
  const options = readOptions(reader.require('OptionSet', reader.value('OptionSet')));
  const given = reader.integer('DefaultFormValue');
  // -1 stands for no default.
  if (given === undefined || given === -1) return { options };
  requireOption(options, given);
  return { options, defaultValue: type === 'choice' ? given : [given] };
}

function requireOption(options: readonly Option[], value: number): void {
  if (options.some(option => option.value === value)) return;
  throw badPayload('AttributeMetadata', `DefaultFormValue ${value} is none of the column's options.`);
}

/** The behaviour decides: what is only shown as a day has a time, too. */
function dateTypeOf(reader: JsonReader, type: ColumnType): ColumnType {
  if (type !== 'datetime') return type;
  const behavior = reader.wrapped('DateTimeBehavior') ?? 'UserLocal';
  const format = reader.text('Format') ?? 'DateAndTime';
  if (format !== 'DateOnly' && format !== 'DateAndTime') {
    throw badPayload('AttributeMetadata', `'Format' must be DateOnly or DateAndTime.`);
  }
  if (behavior === 'DateOnly') return 'dateonly';
  if (behavior === 'UserLocal' || behavior === 'TimeZoneIndependent') return 'datetime';
  throw badPayload('AttributeMetadata', `'DateTimeBehavior' must be UserLocal, DateOnly or TimeZoneIndependent.`);
}
