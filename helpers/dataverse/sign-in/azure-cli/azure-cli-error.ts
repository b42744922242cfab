import { SignInError } from '../../errors';
import { beginningOf } from '../../harmless';
import { redactText } from '../../http/redact';
import { ofTheMoment } from '../explain/sign-in-error';
import type { AzureCliEnd } from './run-azure-cli';

type Asked = { readonly tenant: string; readonly resource: string };
type Explanation = readonly [sign: RegExp, what: (asked: Asked) => string, whatToDo: (asked: Asked) => string];

const longestDetail = 300;
const login = ({ tenant }: Asked): string => `az login --tenant ${tenant} --allow-no-subscriptions`;

/** No answer came to it. The words are its own (https://github.com/Azure/azure-cli, azure-cli-core) and those of Python's requests. */
const withoutAnswer = /ensure you have network connection|Max retries exceeded|Connection aborted|Read timed out/i;

/** By what the Azure CLI prints, and by the AADSTS numbers that it hands on. The first that fits is told. */
const explanations: readonly Explanation[] = [
  [
    /CERTIFICATE_VERIFY_FAILED/,
    () => 'The Azure CLI does not trust the certificate that it was shown.',
    () =>
      "it trusts authorities of its own: name the PEM file of a proxy that looks into https in REQUESTS_CA_BUNDLE (https://learn.microsoft.com/cli/azure/use-cli-effectively#work-behind-a-proxy), and see that this computer's clock is right.",
  ],
  [
    withoutAnswer,
    () => 'The Azure CLI did not reach the identity provider.',
    () => 'check the network connection and the proxy (HTTPS_PROXY, NO_PROXY), which it is handed too, then run again.',
  ],
  [
    /AADSTS(?:50020|50177|50178|90072|50059)\b/,
    ({ tenant }) => `Whoever is signed in to the Azure CLI is no user of tenant ${tenant}.`,
    asked => `sign in as one who is: ${login(asked)}; or check DATAVERSE_URL and AZURE_TENANT_ID.`,
  ],
  [
    /AADSTS(?:90002|900023|900021)\b/,
    ({ tenant }) => `There is no tenant ${tenant}.`,
    () => 'check AZURE_TENANT_ID; left out, the environment names its tenant.',
  ],
  [
    /AADSTS(?:500011|500014|650057)\b/,
    ({ tenant, resource }) =>
      `Tenant ${tenant} knows no environment at ${resource}, or does not let the Azure CLI ask for it.`,
    () =>
      'check that DATAVERSE_URL is an environment of the tenant in AZURE_TENANT_ID; another way to sign in is SIGN_IN=device-code.',
  ],
  [
    /AADSTS(?:53000|53001|53003|53011)\b/,
    () => 'A conditional access policy blocks this sign-in.',
    () => 'run from a computer and a network that the policy allows.',
  ],
  [
    /AADSTS(?:50076|50079|50158)\b|multi-?factor/i,
    () => 'The tenant asks for a second factor first.',
    asked => `sign in anew: ${login(asked)} --scope ${asked.resource}/.default`,
  ],
  [
    /AADSTS(?:700082|700084|70043|70008|50173|50132|50133|700003)\b|expired|refresh token/i,
    () => "The Azure CLI's sign-in has expired or was revoked.",
    asked => `sign in anew: ${login(asked)}`,
  ],
  [
    /az login|not logged in|no subscription|Can't find token|Interactive authentication is needed/i,
    () => 'Nobody is signed in to the Azure CLI.',
    asked => `sign in: ${login(asked)}`,
  ],
];

const isOfTheMoment = (words: string): boolean =>
  ofTheMoment.test(words) || (withoutAnswer.test(words) && !words.includes('CERTIFICATE_VERIFY_FAILED'));

/** Why the Azure CLI gave no token, as a SignInError. */
export function azureCliError(asked: Asked, end: Exclude<AzureCliEnd, { readonly printed: string }>): SignInError {
  if ('missing' in end) {
    return new SignInError(
      'SIGN_IN is azure-cli, and there is no program az on the PATH.',
      `install the Azure CLI (https://learn.microsoft.com/cli/azure/install-azure-cli) and run ${login(asked)}; or sign in another way: SIGN_IN=device-code needs no program.`,
    );
  }
  if ('tooSlow' in end) {
    return new SignInError('The Azure CLI gave no token within a minute.', `run ${login(asked)} and then this again.`, {
      mayPass: true,
    });
  }
  const found = explanations.find(([sign]) => sign.test(end.refusal));
  const what = found?.[1](asked) ?? 'The Azure CLI gave no token.';
  const text = redactText(
    end.refusal
      .replace(/\s+/g, ' ')
      .replace(/ ?Trace ID: [^]*$/, '')
      .trim(),
  );
  const detail = text.length <= longestDetail ? text : `${beginningOf(text, longestDetail)}…`;
  return new SignInError(
    `${what} It says: ${detail || 'nothing'}`,
    found?.[2](asked) ?? `sign in anew: ${login(asked)}`,
    { mayPass: isOfTheMoment(end.refusal) },
  );
}
