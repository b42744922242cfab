import { z } from 'zod';
import { onlineEnvironment } from '../../../dataverse/sign-in/authority/online-environment';
import { originProblem } from './origin-problem';

const example = 'https://contoso.crm.dynamics.com';
const adminCenter = 'https://admin.powerplatform.microsoft.com/manage/environments';
const meaning = `the address of the environment, for example ${example}; it is "Environment URL" in the Power Platform admin center (${adminCenter} > the environment)`;

/**
 * `DATAVERSE_URL`: an environment's root, without a trailing slash in its path. What people copy from a browser or from
 * "Developer resources" is understood: without https://, with a page or a service behind the host, with the host of the
 * API. What names no environment is refused, with the place where its address stands.
 */
export const environmentUrl = z
  .string({ error: `is not set: ${meaning}. Only commands that start the emulator themselves do without it` })
  .transform((value, context): URL => {
    const url = addressOf(value);
    const root = url === undefined ? undefined : rootOf(url);
    const problem =
      url === undefined || root === undefined ? 'is not a URL' : (elsewhere(url) ?? rootProblem(url, root));
    if (root !== undefined && problem === undefined) return root;
    context.addIssue(`${problem ?? ''}: ${meaning}`);
    return z.NEVER;
  });

/** A host that was written without its protocol: `contoso.crm.dynamics.com/main.aspx`, `localhost:8443`. */
const bareHost = /^(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d+)?(?:[/?#]|$)/i;

function addressOf(value: string): URL | undefined {
  const text = bareHost.test(value) && /^[^/?#]*[.:]/.test(value) ? `https://${value}` : value;
  return URL.canParse(text) ? new URL(text) : undefined;
}

const discoveryNames: ReadonlySet<string> = new Set(['disco', 'globaldisco']);

/** Pages and services of an environment: what is before them is its root. */
const inside = /\/(?:api(?:\/|$)|main\.aspx|XRMServices(?:\/|$)|apps\/|WebResources\/|default\.aspx).*$/i;

/** The root of the environment that an address is in. An online environment is its host alone. */
function rootOf(address: URL): URL {
  const root = new URL(address);
  const online = onlineEnvironment(address.hostname);
  if (online !== undefined) root.hostname = online.host;
  const path = online === undefined ? address.pathname.replace(inside, '') : '';
  if (online !== undefined || path !== address.pathname) {
    root.search = '';
    root.hash = '';
  }
  root.pathname = path.replace(/(?<!\/)\/+$/, '');
  return root;
}

/** Where people copy an address from. None of them is an environment, whatever stands behind the host. */
const portals = [
  ...['powerapps.com', 'powerapps.us', 'powerapps.cn', 'appsplatform.us'],
  ...['powerplatform.microsoft.com', 'powerplatform.microsoft.us', 'powerplatform.com'],
  ...['powerautomate.com', 'powerautomate.us', 'flow.microsoft.com', 'copilotstudio.microsoft.com'],
  ...['admin.microsoft.com', 'portal.azure.com', 'entra.microsoft.com', 'login.microsoftonline.com'],
  ...['powerappsportals.com', 'home.dynamics.com', 'operations.dynamics.com'],
];

/** An address of Microsoft's that is no environment's. */
function elsewhere({ hostname, pathname }: URL): string | undefined {
  const online = onlineEnvironment(hostname);
  if (online !== undefined && !discoveryNames.has(online.name)) return undefined;
  if (online !== undefined) return 'is an address of the discovery service, and not of an environment';
  const portal = portals.find(host => hostname === host || hostname.endsWith(`.${host}`));
  if (portal === undefined) return undefined;
  const environment = /\/(?:environments|environment|e)\/((?:Default-)?[0-9a-f-]{36})/i.exec(pathname)?.[1];
  const which = environment === undefined ? '' : ` (it names environment ${environment}: open ${adminCenter}, find it)`;
  return `is an address of the portal ${portal}, and not of an environment${which}`;
}

function rootProblem(address: URL, root: URL): string | undefined {
  const problem = originProblem(root);
  if (problem === undefined || address.protocol !== 'http:' || onlineEnvironment(address.hostname) === undefined)
    return problem;
  return `${problem}. Set https://${root.host}`;
}
