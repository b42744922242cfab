import type { AttributeValue, Entity } from '../../dataverse/organization-service/values/values';
import type { ReplicaRow, ReplicaValue } from '../replica-row';
import type { ReplicaTable } from '../replica-table';

/** A row as the Organization Service sends it. A column that it leaves out has no value. */
export function rowFromEntity({ columns, id: idColumn }: ReplicaTable, { id, attributes }: Entity): ReplicaRow {
  const values = columns.map(({ name, tableOf }) => {
    if (tableOf !== undefined) return [name, tableIn(attributes[tableOf] ?? null)] as const;
    return [name, valueOfAttribute(attributes[name] ?? null)] as const;
  });
  return { ...Object.fromEntries(values), ...(id !== undefined && { [idColumn]: id }) };
}

const tableIn = (value: AttributeValue): ReplicaValue => {
  const isReference = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference';
  return isReference ? value.logicalName : null;
};

function valueOfAttribute(value: AttributeValue): ReplicaValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  switch (value.kind) {
    case 'reference':
      return value.id;
    case 'long':
      return String(value.value);
    case 'guid':
    case 'integer':
    case 'double':
    case 'choice':
    case 'decimal':
    case 'money':
    case 'choices':
      return value.value;
  }
}
