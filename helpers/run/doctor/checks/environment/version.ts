import { z } from 'zod';
import { readVersion } from '../../../../dataverse/environment/describe-environment';
import { undefinedWhen } from '../../../../dataverse/web-api/undefined-when';
import type { WebApiClient } from '../../../../dataverse/web-api/web-api-client';
import type { RequestOptions } from '../../../../dataverse/web-api/web-api-types';
import { defineCheck, type Looked } from '../../check';
import { refusedBy } from '../../not-ok';

const organizationShape = z.object({ Detail: z.object({ FriendlyName: z.string(), UniqueName: z.string() }) });

/** Which version the environment is, and what it is called. */
export const version = defineCheck({
  name: 'version',
  needs: ['user'],
  gives: ['version'],
  ask: async ({ webApi, asking }): Promise<Looked> => {
    try {
      const told = await readVersion(webApi);
      const name = await organizationName(webApi, asking);
      return { finding: { ok: name === undefined ? told : `${told}, ${name}` }, learnt: { version: told } };
    } catch (error) {
      return { finding: refusedBy(error) };
    }
  },
});

/** Undefined when it is not told: not every server has the function, and not everybody may ask. It is of no use but to be shown. */
async function organizationName(client: WebApiClient, asking: RequestOptions): Promise<string | undefined> {
  const call = "RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'";
  const title = 'ask what the organization is called';
  const body = await undefinedWhen([400, 403, 404, 501], client.get(call, { ...asking, title }));
  const { data } = organizationShape.safeParse(body);
  return data && `${data.Detail.FriendlyName} (${data.Detail.UniqueName})`;
}
