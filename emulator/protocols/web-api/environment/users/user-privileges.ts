import { type Depth } from '../../../../engine/access/privilege';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { defineRowFunction } from '../../front/define-operation';
import { type JsonObject } from '../../front/request/json';
import { functionArguments } from '../../front/request/function-arguments';
import { type ODataRequest } from '../../front/request/odata-request';
import { badODataRequest } from '../../front/response/odata-error';
import { addressedRow } from '../../rows/address/key-predicate';

/** Members of PrivilegeDepth: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/privilegedepth */
const depthNames: Readonly<Record<Depth, string>> = { user: 'Basic', 'business-unit': 'Local', organization: 'Global' };

const differs: readonly string[] = [
  'Users are in no teams but that of their business unit, which has no roles.',
  'Read on the row of the user is enough, where Dataverse is documented to ask for prvReadOrganization, too.',
];

/** All that a user may do through its roles. */
export const retrieveUserPrivileges = defineRowFunction('systemusers', 'RetrieveUserPrivileges', {
  differs,
  inferred: ['On-premises the members are those that a capture of version 9.0 shows, without PrivilegeName.'],
  run: (request, context) => {
    functionArguments(request, []);
    return rolePrivileges(request, context);
  },
});

/** Which of some privileges a user holds through its roles. */
export const retrieveUserSetOfPrivilegesByNames = defineRowFunction(
  'systemusers',
  'RetrieveUserSetOfPrivilegesByNames',
  {
    call: '(PrivilegeNames=@p1)',
    availableOn: 'online',
    notServed: ['A name that is no privilege of the emulator is refused with 501: Dataverse has more of them.'],
    differs,
    inferred: ['That version 9.1 on-premises lacks it is not documented.'],
    run: (request, context) => {
      const names = functionArguments(request, ['PrivilegeNames']).get('PrivilegeNames');
      if (names?.type !== 'list') {
        throw badODataRequest("PrivilegeNames must be a list of names: @p1=['prvReadAccount','prvWriteAccount'].");
      }
      return rolePrivileges(request, context, names.value);
    },
  },
);

function rolePrivileges(request: ODataRequest, context: WebApiContext, names?: readonly string[]): JsonObject {
  const { organization, operations } = context;
  const users = organization.tables.require('systemuser');
  const { id: userId } = requireAddressedRow(organization, users, addressedRow(request, users));
  const held = operations.heldPrivileges(organization, { userId, ...(names && { names }) });
  return {
    RolePrivileges: held.map(({ id, name, depth }) => ({
      Depth: depthNames[depth],
      PrivilegeId: id,
      BusinessUnitId: organization.businessUnitId,
      ...(organization.deployment === 'online' && { PrivilegeName: name }),
    })),
  };
}
