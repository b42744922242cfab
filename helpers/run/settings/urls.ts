import { z } from 'zod';

const example = 'https://contoso.crm.dynamics.com';
const whereToFind = `the address of the environment, for example ${example}; it is "Environment URL" in the Power Platform admin center (admin.powerplatform.microsoft.com > Manage > Environments > the environment)`;

/** `DATAVERSE_URL`: an environment's root, without a trailing slash in its path. */
export const environmentUrl = z
  .string({ error: `is not set: ${whereToFind}. Only commands that start the emulator themselves do without it` })
  .transform(urlWithout(environmentUrlProblem, whereToFind));

/** `AZURE_AUTHORITY_HOST`: the origin of an identity provider. */
export const authorityHost = z
  .string()
  .transform(
    urlWithout(
      url => originProblem(url) ?? (url.pathname === '/' ? undefined : 'names more than a host'),
      'the origin of the identity provider, for example https://login.microsoftonline.com, or https://login.microsoftonline.us for US Government clouds. Leave it out and the environment names it',
    ),
  );

function urlWithout(problemOf: (url: URL) => string | undefined, meaning: string) {
  return (value: string, context: z.RefinementCtx): URL => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    const problem = url === undefined ? 'is not a URL' : problemOf(url);
    if (url === undefined || problem !== undefined) {
      context.addIssue(`${problem ?? ''}: ${meaning}`);
      return z.NEVER;
    }
    url.pathname = url.pathname.replace(/\/+$/, '');
    return url;
  };
}

/** Where people copy an address from. None of them is an environment, whatever stands behind the host. */
const portals = [
  'powerapps.com',
  'powerplatform.microsoft.com',
  'powerautomate.com',
  'admin.microsoft.com',
  'portal.azure.com',
];

function environmentUrlProblem(url: URL): string | undefined {
  if (/\/(?:api\/data|main\.aspx|XRMServices)/i.test(url.pathname)) {
    return 'names a page or a service of the environment; only the part before /api, /main.aspx or /XRMServices is wanted';
  }
  const portal = portals.find(host => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (portal !== undefined) return `is an address of the portal ${portal}, and not of an environment`;
  if (/\.dynamics\.(?:com|cn)$/i.test(url.hostname) && url.pathname !== '/') {
    return 'has a path; an online environment is its host alone';
  }
  return originProblem(url);
}

function originProblem(url: URL): string | undefined {
  if (url.protocol !== 'https:') return `starts with ${url.protocol}//, and tokens are only sent over https://`;
  if (url.username !== '' || url.password !== '') return 'carries a user name or a password, which is never sent';
  if (url.search !== '' || url.hash !== '') return 'carries a query or a fragment';
  return undefined;
}
