import { type Fidelity } from '../protocols/web-api/front/operation';

type Aspect = Fidelity & { readonly operation: string };

const learn = (page: string): string => `https://learn.microsoft.com/${page}`;

/** What is no single operation: sign-in, security, limits, headers, the clock, the deployment. */
export const aspects: readonly Aspect[] = [
  {
    operation: 'Sign-in with client credentials',
    evidence: learn('entra/identity-platform/v2-oauth2-client-creds-grant-flow'),
    fidelity: 'partial',
    differs:
      'One tenant, known by its id; secret or certificate; no users who sign in with a browser. A client assertion is taken again until it expires, its jti unchanged, as MSAL sends it; that Entra refuses none for its jti is inferred. The issuer is the one of this tenant. The body of a 401 is empty, since nobody has shown it.',
  },
  {
    operation: 'Security roles',
    evidence: learn('power-apps/developer/data-platform/security-model'),
    fidelity: 'partial',
    differs:
      'Create, Read, Write and Delete at user, business unit and organization depth, in one business unit. Assign, Append, Share, teams, column security and hierarchies are not looked at; reading is needed to address a row for an update or a deletion. The text for a row out of reach, and that a delta with too little depth answers 0x80040220, are inferred. Roles are given by the command line and the control, not by Associate. A disabled user is refused with a recorded code and text; the details at its end, and that the Organization Service answers a fault to him and to who is no member, are inferred. A user may disable himself.',
  },
  {
    operation: 'Service protection limits',
    evidence: learn('power-apps/developer/data-platform/api-limits'),
    fidelity: 'partial',
    differs:
      'Off unless asked for. One web server; refused requests do not lengthen the wait. Requests are counted by whole seconds; Retry-After is the time until the oldest second leaves the window, and 1 for concurrency. A batch counts as one request. That the Organization Service answers HTTP 500 for its fault is inferred.',
  },
  {
    operation: 'Response headers',
    evidence: 'recorded',
    fidelity: 'partial',
    differs:
      'x-ms-service-request-id comes once with both values, separated by a comma, instead of twice. No Strict-Transport-Security, which would close localhost to other servers; no CORS: a page of another origin is not answered; no ReqClientId and orgId cookies. x-ms-dop-hint is always 48.',
  },
  {
    operation: 'On-premises mode',
    evidence: learn('dynamics365/customerengagement/on-premises/developer/web-api-versions'),
    fidelity: 'partial',
    differs:
      'Organization in the path, version 9.1, Web API v9.0 and v9.1 (501 above; v8 is refused, too), neither bulk messages nor StageSolution (404, inferred), ImportSolutionAsync without ImportJobId and import job, 400 for the customization lock, no service protection. Sign-in is the same as online: no AD FS, no Windows authentication.',
  },
  {
    operation: 'Expiry of change tokens',
    evidence: learn('power-apps/developer/data-platform/reference/entities/organization'),
    fidelity: 'partial',
    differs:
      'By expirechangetrackingindays, the time in the token and the clock, which can be moved forward. Not public, hence inferred: HTTP 400, the code of malformed and future tokens (0x80040203), and that a page in the middle expires, too. A changed table definition expires tokens only with --variation metadata-change-expires-tokens, since one consumer alone claims that it does. A token of another organization is told from an own one by its version only.',
  },
];
