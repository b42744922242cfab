import { type ColumnDefinition, type ColumnType, type TableDefinition } from '../engine/tables/table-definition';
import { defineColumn, readOnly } from '../engine/tables/system-columns';
import { derivedId } from '../engine/values/guid';

/** Which column a companion belongs to, and what it shows of that one's value. */
export type Companion = { readonly of: string; readonly shows: 'name' | 'yominame' | 'type' };

/** Their names have a reading in Japanese besides. */
const tablesWithYomiNames: readonly string[] = ['account', 'contact', 'systemuser'];

/** Parts of the owner: the lookup itself has the companions (recorded). */
const withoutCompanions: readonly string[] = ['owninguser', 'owningteam'];

const companionSuffixes = { name: 'Name', yominame: 'YomiName', type: 'Type' } as const;
/** Of text, as recorded. */
const companionLength = 100;
const choiceTypes: readonly ColumnType[] = ['choice', 'multichoice', 'state', 'status', 'boolean'];

/** A column that only shows something of another one. */
export type CompanionColumn = { readonly column: ColumnDefinition; readonly companion: Companion };

/**
 * The columns that Dataverse adds for each lookup and each choice, only to be read: `createdbyname`, `owneridtype`,
 * `statecodename`. They are part of the definition and have no place in rows of the Web API. As recorded in
 * microsoft/powercat-creator-kit (a table definition in its samples) and microsoft/terraform-provider-power-platform.
 */
export function companionColumnsOf({ columns }: TableDefinition): readonly CompanionColumn[] {
  const isStored = (name: string): boolean => (columns.get(name)?.type ?? 'virtual') !== 'virtual';
  return [...columns.values()]
    .flatMap(column => companionKindsOf(column).map(shows => companionColumn(column, shows)))
    .filter(({ column }) => !isStored(column.logicalName));
}

function companionKindsOf({ logicalName, type, targets = [] }: ColumnDefinition): readonly Companion['shows'][] {
  if (choiceTypes.includes(type)) return ['name'];
  if (type !== 'lookup' || withoutCompanions.includes(logicalName)) return [];
  return [
    'name',
    ...(targets.some(target => tablesWithYomiNames.includes(target)) ? (['yominame'] as const) : []),
    ...(targets.length > 1 ? (['type'] as const) : []),
  ];
}

function companionColumn(of: ColumnDefinition, shows: Companion['shows']): CompanionColumn {
  const isText = of.type === 'lookup' && shows !== 'type';
  const column = defineColumn(`${of.schemaName}${companionSuffixes[shows]}`, isText ? 'string' : 'virtual', {
    displayName: '',
    isManaged: of.isManaged,
    introducedVersion: of.introducedVersion,
    requiredLevel: shows === 'yominame' ? 'systemrequired' : 'none',
    ...(isText && { maxLength: companionLength, format: 'text' }),
    ...readOnly,
  });
  const metadataId = derivedId(`${shows} of ${of.metadataId}`);
  return { column: { ...column, metadataId }, companion: { of: of.logicalName, shows } };
}
