import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type Operation } from '../../front/operation';
import { addressedRow } from '../../rows/address/key-predicate';
import { LIST_OPTIONS, listRows } from '../../rows/list/list-rows';

const navigation = 'systemuserroles_association';

/** The roles of a user: the one relationship of many rows to many that can be followed. */
export const retrieveUserRoles: Operation = {
  operation: `GET systemusers({key})/${navigation}`,
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/systemuser#many-to-many-relationships',
  notServed: ['It is not declared in $metadata, and not expanded: other relationships of many to many are not served.'],
  differs: ['The differences of GET {entity set} apply.'],
  matches: ({ method, path: [user, name, ...rest] }) =>
    method === 'GET' &&
    user?.name === 'systemusers' &&
    user.args !== undefined &&
    name?.raw === navigation &&
    rest.length === 0,
  query: LIST_OPTIONS,
  handle: (request, context) => {
    const { organization } = context;
    const users = organization.tables.require('systemuser');
    const { id } = requireAddressedRow(organization, users, addressedRow(request, users));
    const held = organization.roles.rolesOf(id);
    return listRows(request, context, organization.tables.require('role'), role => held.has(role.id));
  },
};
