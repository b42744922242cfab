import { type OrganizationView } from '../../../../engine/organization-view';
import { type ColumnValue, isLookup, type Row } from '../../../../engine/values/row';
import {
  type AnnotationFilter,
  formattedValueTerm,
  lookupTableTerm,
  navigationTerm,
} from '../../front/response/annotation-filter';
import { etagOf } from '../../front/request/conditions';
import { type JsonObject, type JsonValue } from '../../front/request/json';
import { columnValueToJson } from '../properties/edm-type';
import { formattedColumnValue } from '../../../../engine/columns/formatted-column-value';
import { navigationName } from '../../../../definitions/navigation';
import { type RowProperty, rowPropertyValue } from '../properties/row-property';
import { type Expansion, type Selection } from './selection';

/** What an answer shows of a row besides its columns. */
export type RowExtras = {
  readonly organization: OrganizationView;
  readonly annotations: AnnotationFilter;
  readonly expansions?: readonly Expansion[];
};

/** A row as JSON: its etag, the selected columns with their annotations, the primary id, the expanded rows. */
export function renderRow(row: Row, { properties }: Selection, extras: RowExtras): JsonObject {
  const members: Record<string, JsonValue> = { '@odata.etag': etagOf(row.version) };
  for (const property of properties) {
    const value = rowPropertyValue(row, property);
    if (extras.annotations.asked !== undefined) annotateRowProperty(members, property, value, extras);
    members[property.name] = columnValueToJson(value);
  }
  for (const { name, read } of extras.expansions ?? []) members[name] = read(row);
  return members;
}

/** Values that are null have no annotations. */
function annotateRowProperty(
  members: Record<string, JsonValue>,
  { name, column }: RowProperty,
  value: ColumnValue,
  { organization, annotations }: RowExtras,
): void {
  if (annotations.includes(formattedValueTerm)) {
    const formatted = formattedColumnValue(organization.tables, column, value);
    if (formatted !== undefined) members[`${name}@${formattedValueTerm}`] = formatted;
  }
  if (value === null || !isLookup(value)) return;
  if (annotations.includes(navigationTerm)) members[`${name}@${navigationTerm}`] = navigationName(column, value.table);
  if (annotations.includes(lookupTableTerm)) members[`${name}@${lookupTableTerm}`] = value.table;
}
