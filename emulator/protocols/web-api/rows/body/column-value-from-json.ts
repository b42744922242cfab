import { type ColumnDefinition, type TableDefinition } from '../../../../engine/tables/table-definition';
import { Decimal } from '../../../../engine/values/decimal';
import { isGuid } from '../../../../engine/values/guid';
import { type ColumnValue } from '../../../../engine/values/row';
import { isJsonNumber, type JsonValue, writeJson } from '../../front/request/json';
import { badPayload, notImplementedInWebApi, type ODataError } from '../../front/response/odata-error';
import { isHiddenColumn } from '../../../../query/readable-columns';
import { edmTypes } from '../properties/edm-type';

/** Int32, which choices also are; the engine knows the column's own limits. */
const isJsonInt32 = (value: JsonValue): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** Integers that a double cannot hold come as bigint. */
const isJsonInt64 = (value: JsonValue): value is number | bigint =>
  typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})$/i;

/** Turns a JSON value into the engine's, checked for its type only. Throws 400. */
export function columnValueFromJson(table: TableDefinition, column: ColumnDefinition, value: JsonValue): ColumnValue {
  if (value === null) return null;
  const wrongType = () => cannotConvertJsonValue(table, column, value);
  switch (column.type) {
    case 'string':
    case 'memo':
      if (typeof value !== 'string') throw wrongType();
      return value;
    case 'uniqueidentifier':
      if (typeof value !== 'string' || !isGuid(value)) throw wrongType();
      return value.toLowerCase();
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType();
      return value;
    case 'integer':
    case 'choice':
    case 'state':
    case 'status':
      if (!isJsonInt32(value)) throw wrongType();
      return value;
    case 'double':
      if (!isJsonNumber(value)) throw wrongType();
      return Number(value);
    case 'decimal':
    case 'money':
      if (!isJsonNumber(value)) throw wrongType();
      return Decimal.of(value);
    case 'bigint':
      if (!isJsonInt64(value)) throw wrongType();
      return BigInt(value);
    case 'multichoice':
      if (typeof value !== 'string' || !/^\s*-?\d+(?:\s*,\s*-?\d+)*\s*$/.test(value)) throw wrongType();
      return value.split(',').map(Number);
    case 'datetime':
      if (typeof value !== 'string') throw wrongType();
      return dateTimeFromJson(value, wrongType);
    case 'dateonly':
      if (typeof value !== 'string' || !isCalendarDayInJson(value)) throw wrongType();
      return value;
    case 'lookup':
    case 'virtual':
    case 'image':
    case 'file':
      throw notImplementedInWebApi(`writing '${column.logicalName}', a column of type ${column.type}`);
  }
}

function dateTimeFromJson(text: string, wrongType: () => ODataError): string {
  if (!DATE_TIME.test(text) || !isCalendarDayInJson(text.slice(0, 10))) throw wrongType();
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw wrongType();
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Date.parse alone takes 2024-02-31 for 2 March. */
function isCalendarDayInJson(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function cannotConvertJsonValue(table: TableDefinition, column: ColumnDefinition, value: JsonValue): ODataError {
  const { type } = column;
  const edmType = isHiddenColumn(type) ? 'Edm.Binary' : edmTypes[type];
  const shown = writeJson(value).slice(0, 100);
  return badPayload(
    table.entitySetName,
    `Cannot convert the literal ${shown} to the expected type '${edmType}' of the property '${column.logicalName}'.`,
  );
}
