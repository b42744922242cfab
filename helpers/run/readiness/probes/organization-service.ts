import { randomUUID } from 'node:crypto';
import {
  type OrganizationServicePolicy,
  probeOrganizationService,
} from '../../../dataverse/organization-service/availability';
import { retrieveEntityChanges } from '../../../dataverse/organization-service/messages/retrieve-entity-changes';
import { retrieveKeys } from '../../../dataverse/organization-service/messages/retrieve-keys';
import { retrieveRow } from '../../../dataverse/organization-service/messages/rows';
import type { Executor } from '../../../dataverse/organization-service/organization-service-client';
import { asItIs, type NotYet, type Probe, type Round } from '../probe';
import { judgeKeys } from './keys';
import { judgeMissingRow } from './row-address';
import { judgePage } from './tracked-read';

type Table = { readonly logicalName: string; readonly keyColumn: string; readonly columns: readonly string[] };

/** The same through the Organization Service, where it lets this user in: elsewhere there is nothing to wait for. */
export function organizationServiceProbes(policy: OrganizationServicePolicy, table: Table): Probe[] {
  const { logicalName, keyColumn, columns } = table;
  const isOpen = openOnceProbed(policy);
  const over = (what: string, ask: (service: Executor) => Promise<NotYet | undefined>): Probe => ({
    name: `${what} over SOAP`,
    ask: async round => ((await isOpen(round)) ? ask(asking(round)) : undefined),
  });
  return [
    over('the alternate keys', async service => judgeKeys(await retrieveKeys(service, logicalName), keyColumn)),
    over('a row', service => judgeMissingRow(retrieveRow(service, { logicalName, id: randomUUID() }, columns))),
    over('a row by alternate key', service => {
      const keyAttributes = { [keyColumn]: `readiness-${randomUUID()}` };
      return judgeMissingRow(retrieveRow(service, { logicalName, keyAttributes }, columns));
    }),
    over('a read of changes', async service => {
      for await (const { dataToken: token, moreRecords: hasMore } of retrieveEntityChanges(service, {
        ...{ entityName: logicalName, columns, pageSize: 1 },
      }))
        return judgePage({ token, hasMore });
      return undefined;
    }),
  ];
}

const asking = ({ organizationService, consistent }: Round): Executor => ({
  execute: (request, options) => organizationService.execute(request, { ...options, ...asItIs, consistent }),
});

/** Whether the endpoint lets this user in, which is found out once: asked again only where nobody could tell. */
function openOnceProbed(policy: OrganizationServicePolicy): (round: Round) => Promise<boolean> {
  let probed: Promise<boolean> | undefined;
  return ({ organizationService }) =>
    (probed ??= probeOrganizationService(organizationService, policy).then(
      ({ kind }) => kind === 'available',
      (error: unknown) => {
        probed = undefined;
        throw error;
      },
    ));
}
