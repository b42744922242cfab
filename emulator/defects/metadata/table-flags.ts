import { type TableDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { withDescriptions, withView } from '../stand-in';

/** The definitions of custom tables say something else. What is asked of their rows and changes is answered as ever. */
const toldTables = (name: string, description: string, others: Partial<TableDefinition>): Defect => ({
  name,
  description,
  protocols: bothProtocols,
  start: () =>
    withView(organization =>
      withDescriptions(organization, table => (table.isCustom ? { ...table, ...others } : table)),
    ),
});

export const toldUntracked = toldTables(
  'told-untracked',
  'The definition of a custom table says that change tracking is off, though its changes are told.',
  { changeTrackingEnabled: false },
);

export const toldUntrackable = toldTables(
  'told-untrackable',
  'The definition of a custom table says that change tracking cannot be enabled for it.',
  { canChangeTrackingBeEnabled: false },
);
