import { definitionNamesIn } from '../names-in';

// What clients send along in definitions without asking for anything.

/** Editor settings and what follows from other properties of a column: sent by clients, and without effect on data. */
export const settledForColumns = definitionNamesIn(`
  AttributeType AttributeTypeName Format ImeMode PrecisionSource IsSearchable IsValidForAdvancedFind IsValidForForm
  IsValidForGrid IsAuditEnabled IsRenameable CanModifyAdditionalSettings EntityLogicalName DatabaseLength Targets
`);

/** Of a table: what follows from other properties, or says what is so anyway. */
export const settledForTables: readonly string[] = [
  'CollectionSchemaName',
  'LogicalCollectionName',
  'IsValidForAdvancedFind',
];

/** Of an alternate key. */
export const settledForKeys: readonly string[] = ['EntityLogicalName', 'IsCustomizable', 'EntityKeyIndexStatus'];

/** So it is of every column that is made here. */
export const trueForColumns = [
  'IsCustomAttribute',
  'IsCustomizable',
  'IsValidForCreate',
  'IsValidForRead',
  'IsValidForUpdate',
];

/** So it is of every table that is made here. */
export const trueForTables = [
  'IsCustomEntity',
  'IsCustomizable',
  'CanChangeTrackingBeEnabled',
  'IsOptimisticConcurrencyEnabled',
];
