import { z } from 'zod';
import { readVersion } from '../../../../dataverse/environment/describe-environment';
import { readShape } from '../../../../dataverse/web-api/read-shape';
import { undefinedWhen } from '../../../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../../../dataverse/web-api/web-api-client';
import { defineCheck, type Looked } from '../../check';
import { refusedBy } from '../../not-ok';
import { once } from '../../visit';

const organizationShape = z.object({ Detail: z.object({ FriendlyName: z.string(), UniqueName: z.string() }) });

/** Which version the environment is, and what it is called. */
export const version = defineCheck({
  name: 'version',
  needs: ['user'],
  gives: ['version'],
  ask: async ({ webApi }): Promise<Looked> => {
    try {
      const told = await readVersion(webApi);
      const name = await organizationName(webApi);
      return { finding: { ok: name === undefined ? told : `${told}, ${name}` }, learnt: { version: told } };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});

/** Not every server has the function, and not everybody may ask. */
async function organizationName(client: WebApiClient): Promise<string | undefined> {
  const call = "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'";
  const title = 'ask what the organization is called';
  const body = await undefinedWhen([400, 403, 404, 501], client.get(call, { ...once, title }));
  if (body === undefined) return undefined;
  const { FriendlyName, UniqueName } = readShape(organizationShape, body, title).Detail;
  return `${FriendlyName} (${UniqueName})`;
}
