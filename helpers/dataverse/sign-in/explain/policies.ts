import type { Explanation, Explanations } from './explanation';

const blocked: Explanation = () => ({
  what: 'A conditional access policy blocks this sign-in.',
  whatToDo: 'run from a network that the policy allows, or ask an administrator to exempt the app.',
});

const wantsSecondFactor: Explanation = () => ({
  what: 'This sign-in needs a second factor, which only a person can give.',
  whatToDo:
    'sign in by SIGN_IN=device-code, or as an app (AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH); an app asked for it is in the scope of a policy for people.',
});

const wantsAgain: Explanation = () => ({
  what: 'This sign-in is no longer good: a password was changed, or a policy wants it anew.',
  whatToDo: 'sign in again (SIGN_IN=device-code, or az login before SIGN_IN=azure-cli).',
});

/** Refusals by the policies of a tenant, which a claims challenge of the environment may bring to light in the middle of a run. */
export const policyExplanations: Explanations = {
  53003: blocked,
  53000: blocked,
  53001: blocked,
  530003: blocked,
  530004: blocked,
  50076: wantsSecondFactor,
  50079: wantsSecondFactor,
  50158: wantsSecondFactor,
  50173: wantsAgain,
  50133: wantsAgain,
  70043: wantsAgain,
};
