/** What to do about a refusal by its status. */
export const remedies: Readonly<Record<number, string>> = {
  401: 'check that AZURE_CLIENT_ID, AZURE_TENANT_ID and DATAVERSE_URL belong together; a new token was refused too.',
  403: 'check the security roles of the application user in this environment, and whether a policy (conditional access, an IP firewall, access control of applications) keeps it out; its administrator knows.',
  408: 'wait a few minutes and run again.',
  429: 'end what else asks the environment as this user (another run, an integration) or holds its lock (an import, a publish), wait five minutes, and run again.',
  500: 'run again; if it persists, give Microsoft support the request id.',
  501: 'if this environment is on-premises, set DATAVERSE_API_VERSION to v9.1 or lower.',
  502: 'wait a few minutes and run again.',
  503: 'wait a few minutes and run again.',
  504: 'wait a few minutes and run again.',
};

/** A 401 whose claims a new token does not have either. */
export const unmetClaims =
  'the environment demands claims that a new token does not have: a conditional access policy keeps this user out (a location, a revoked session). Sign in again, run from a network that the policy allows, or ask its administrator.';

const administrator = 'ask the administrator of the environment, in Power Platform admin center > Security:';

/** Codes under which somebody's own code refuses: IsvAborted, IsvUnExpected. */
export const customCodes: ReadonlySet<string> = new Set(['0x80040265', '0x80040224']);

export const customCodeRemedy =
  'a plug-in, workflow or business rule of this environment refused it, not Dataverse: switch off what is registered there, or use an environment without it.';

/** What to do about a refusal because of who asks, by its code in lower case. Whatever its status: a fault has none. */
export const accessRemedies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0x80072560':
      'add the app registration as an application user of this environment (Power Platform admin center > the environment > Settings > Users + permissions > Application users).',
    '0x80042f09': 'assign a security role to the application user; it has none.',
    '0x80040220':
      "give the application user's security role the privilege named above, Read at organization level for change tracking. The first run is best made as System Administrator.",
    '0x800404bb': "widen the privilege in the application user's security role to organization level.",
    '0x80095ffc': `${administrator} a list restricts which applications may use this environment, whatever their roles. AZURE_CLIENT_ID must be on it.`,
    '0x80095ffe': `${administrator} an IP firewall keeps out the address that this machine is seen with.`,
  }),
);
