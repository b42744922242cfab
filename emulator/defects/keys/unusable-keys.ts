import { type OrganizationView } from '../../engine/organization-view';
import { type AlternateKeyDefinition, type TableDefinition } from '../../engine/tables/table-definition';
import { bothProtocols, type Defect } from '../defect';
import { withAddressing, withView } from '../stand-in';

/** Requests cannot address rows by the keys that are unusable; their definitions are there. */
export function withoutKeys(
  organization: OrganizationView,
  isUnusable: (key: AlternateKeyDefinition, table: TableDefinition) => boolean,
): OrganizationView {
  return withAddressing(organization, table => {
    const keys = [...table.keys].filter(([, key]) => !isUnusable(key, table));
    return keys.length === table.keys.size ? table : { ...table, keys: new Map(keys) };
  });
}

export const unusableKeys: Defect = {
  name: 'unusable-keys',
  description:
    'The index of an alternate key of a custom table is told to be active, and no row can be addressed by it.',
  protocols: bothProtocols,
  start: () => withView(organization => withoutKeys(organization, (_key, { isCustom }) => isCustom)),
};
