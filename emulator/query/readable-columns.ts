import { type ColumnDefinition, type ColumnType } from '../engine/tables/table-definition';

/** Types without a plain value: companions of other columns, and binary content. */
export type HiddenType = 'virtual' | 'image' | 'file';

export const isHiddenColumn = (type: ColumnType): type is HiddenType =>
  type === 'virtual' || type === 'image' || type === 'file';

/** True for columns that rows are shown with, filtered and ordered by. */
export const isReadableColumn = ({ type, validForRead }: ColumnDefinition): boolean =>
  !isHiddenColumn(type) && (validForRead || type === 'uniqueidentifier');
