import { type OrganizationView } from '../../engine/organization-view';
import { type TableAlteration } from '../../engine/tables/table-alteration';
import {
  type AlternateKeyDefinition,
  type ColumnDefinition,
  type TableDefinition,
} from '../../engine/tables/table-definition';
import { type TableCustomizations } from '../../solutions/customization/table-customizations';

/** A table that is there, and by whom makers change it. */
type Change = { readonly table: TableDefinition; readonly customizations: TableCustomizations };

type TableChange = Change & {
  readonly alteration: TableAlteration;
  /** The unmanaged solution that the table also becomes part of, by its unique name. */
  readonly solution: string | undefined;
};

/** Changes a table: its labels, and change tracking from off to on. Throws when it would be turned off. */
export const updateTable = (
  _organization: OrganizationView,
  { table, alteration, solution, customizations }: TableChange,
): void => {
  customizations.updateTable(table, alteration, solution);
};

/** Removes a table with its rows and tombstones. Throws when it is managed, or when lookups point to it. */
export const deleteTable = (_organization: OrganizationView, { table, customizations }: Change): void => {
  customizations.deleteTable(table);
};

/** Removes a column with its values. Throws when it is managed, or when a key needs it. */
export const deleteColumn = (
  _organization: OrganizationView,
  { table, column, customizations }: Change & { readonly column: ColumnDefinition },
): void => {
  customizations.deleteColumn(table, column);
};

/** Removes an alternate key with its index. Throws when it is managed. */
export const deleteKey = (
  _organization: OrganizationView,
  { table, key, customizations }: Change & { readonly key: AlternateKeyDefinition },
): void => {
  customizations.deleteKey(table, key);
};
