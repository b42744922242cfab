import { SignInError } from '../../errors';
import type { SignInAttempt } from '../explain/explanation';
import { type Exchanged, signInError } from '../explain/sign-in-error';

type Reason = readonly [sign: RegExp, what: (attempt: SignInAttempt) => string, whatToDo: string];

const again = 'run again, and enter the code that is shown then.';
const signIns = 'Microsoft Entra admin center > App registrations > the app';

/** What a person or an app for people can be refused for, beside what every sign-in can. */
const reasons: readonly Reason[] = [
  [/authorization_declined|access_denied|AADSTS70001[78]/, () => 'The sign-in was declined in the browser.', again],
  [
    /device_code_expired|expired_token|code_expired|AADSTS700(?:19|20)\b/,
    () => 'Nobody entered the code while it was open.',
    again,
  ],
  [
    /AADSTS7000218\b|AADSTS70002\b/,
    ({ clientId }) => `App ${clientId} is no app for people to sign in by a code.`,
    `set "Allow public client flows" to Yes in ${signIns} > Authentication, or leave AZURE_CLIENT_ID out.`,
  ],
  [
    /AADSTS65001\b|AADSTS90094\b|AADSTS650057\b/,
    ({ clientId }) => `Nobody has consented that app ${clientId} asks for Dataverse in the name of people.`,
    `add the delegated permission Dynamics CRM > user_impersonation in ${signIns} > API permissions, and let an administrator consent.`,
  ],
  [
    /AADSTS(?:50020|50034|50105)\b/,
    ({ tenantId }) => `Whoever signed in is no user of tenant ${tenantId}, or not assigned to the app.`,
    'sign in as a user of the environment; check DATAVERSE_URL and AZURE_TENANT_ID.',
  ],
];

/** Why a person was given no token, as a SignInError. */
export function deviceCodeError(attempt: SignInAttempt, error: unknown, exchanged: Exchanged): SignInError {
  const words = `${exchanged.refusal ?? ''} ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`;
  const reason = reasons.find(([sign]) => sign.test(words));
  if (reason === undefined) return signInError(attempt, error, exchanged);
  return new SignInError(reason[1](attempt), reason[2]);
}
