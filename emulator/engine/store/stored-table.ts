import { type AlternateKeyIndex } from './alternate-key-index';
import { ChangeLog } from './change-log';
import { OrderedRows } from './ordered-rows';
import { ValuePacker } from './packed-values';
import { type TableDefinition } from '../tables/table-definition';
import { type Row } from '../values/row';

let changes = 0;
const nextChange = (): number => (changes += 1);

/**
 * Everything the organization holds of one table. Only the engine's own classes touch it: the catalogue replaces the
 * definition, the row store the rows, the key indexes the indexes.
 */
export class StoredTable {
  definition: TableDefinition;
  /** A change token below it belongs to an earlier table of the same name. */
  readonly createdAtVersion: bigint;
  /** When the definition changed last. */
  metadataVersion: bigint;
  /** Another number after each write, also after one that is taken back: whoever remembers what came of the rows looks at it. */
  changedAt = nextChange();
  /** By id. */
  readonly rows = new Map<string, Row>();
  readonly ordered = new OrderedRows(this.rows);
  readonly log = new ChangeLog(this.rows);
  /** Of the rows' values. */
  readonly packer = new ValuePacker();
  /** Of the active keys only, by the key's logical name. */
  readonly indexes = new Map<string, AlternateKeyIndex>();

  constructor(definition: TableDefinition, version: bigint) {
    this.definition = definition;
    this.createdAtVersion = version;
    this.metadataVersion = version;
  }

  /** Call after each write to the rows. */
  hasChanged(): void {
    this.changedAt = nextChange();
  }
}
