import { z } from 'zod';

const example = 'https://contoso.crm.dynamics.com';
const whereToFind = `the address of the environment, for example ${example}; it is "Environment URL" in the Power Platform admin center (admin.powerplatform.microsoft.com > Manage > Environments > the environment)`;

/** `DATAVERSE_URL`: an environment's root, without a trailing slash in its path. */
export const environmentUrl = z
  .string({ error: `is not set: ${whereToFind}. Only commands that start the emulator themselves do without it` })
  .transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    const problem = url === undefined ? 'is not a URL' : environmentUrlProblem(url);
    if (url !== undefined && problem === undefined) {
      url.pathname = url.pathname.replace(/\/+$/, '');
      return url;
    }
    context.addIssue(`${problem ?? 'is not a URL'}: ${whereToFind}`);
    return z.NEVER;
  });

/** `AZURE_AUTHORITY_HOST`: the origin of an identity provider. */
export const authorityHost = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const problem = url === undefined ? 'is not a URL' : originProblem(url);
  if (url !== undefined && problem === undefined && url.pathname === '/') return url;
  context.addIssue(
    `${problem ?? 'names more than a host'}: the origin of the identity provider, for example ` +
      'https://login.microsoftonline.com, or https://login.microsoftonline.us for US Government clouds. Leave it out and the environment names it',
  );
  return z.NEVER;
});

function environmentUrlProblem(url: URL): string | undefined {
  if (/\/(?:api\/data|main\.aspx|XRMServices)/i.test(url.pathname)) {
    return 'names a page or a service of the environment; only the part before /api, /main.aspx or /XRMServices is wanted';
  }
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
