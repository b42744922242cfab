import { expect, test } from '@playwright/test';
import { signInError } from './sign-in-error';

const attempt = {
  host: 'https://login.microsoftonline.com',
  tenantId: '22cc22cc-dd33-ee44-ff55-66aa66aa66aa',
  clientId: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
  scope: 'https://contoso.crm.dynamics.com/.default',
};

function explained(number: number): string {
  const refusal = JSON.stringify({ error: 'invalid_client', error_description: `AADSTS${number}: The words.` });
  return signInError(attempt, new Error('from MSAL'), { refusal, secrets: [] }).message;
}

test('refusals of what a certificate signs, of policies and of clouds each name what mends them', () => {
  const explanations = [
    [700027, /not registered for app 11bb11bb/, /AZURE_CLIENT_SEND_CERTIFICATE_CHAIN=true/],
    [700030, /trusts another subject name or issuer/, /AZURE_CLIENT_CERTIFICATE_PATH/],
    [700021, /made for another app/, /AZURE_CLIENT_ID/],
    [700023, /made for another authority/, /AZURE_AUTHORITY_HOST/],
    [700024, /outside its time range/, /clock/],
    [7000216, /sent nothing that proves who it is/, /AZURE_CLIENT_SECRET/],
    [900382, /does not serve the cloud of this tenant/, /login\.partner\.microsoftonline\.cn/],
    [7000229, /no service principal in tenant/, /consent/],
    [7000112, /is disabled/, /Enterprise applications/],
    [53003, /conditional access policy blocks/, /exempt the app/],
    [53000, /conditional access policy blocks/, /exempt the app/],
    [530003, /conditional access policy blocks/, /exempt the app/],
    [50076, /needs a second factor/, /SIGN_IN=device-code/],
    [50158, /needs a second factor/, /SIGN_IN=device-code/],
    [50173, /no longer good/, /sign in again/],
    [70043, /no longer good/, /az login/],
  ] as const;
  for (const [number, what, whatToDo] of explanations) {
    const [said = '', remedy = ''] = explained(number).split('\n');
    expect(said, String(number)).toMatch(what);
    expect(said).toContain(`AADSTS${number}: The words.`);
    expect(remedy, String(number)).toMatch(whatToDo);
  }
});

test('the words of an agent of a machine are found where it writes them', () => {
  for (const refusal of ['{"statusCode":400,"message":"No."}', '{"error":{"code":"x","message":"No."}}', 'No.']) {
    expect(signInError(attempt, new Error(), { refusal, secrets: [] }).message).toContain('provider says: No.\n');
  }
});

test('a refusal that stands is told from a fault of the moment, by the status of the answer or by its own words', () => {
  const refusalOf = (error: string, error_description: string, mayPass = false) => {
    const refusal = JSON.stringify({ error, error_description });
    return signInError(attempt, new Error('from MSAL'), { refusal, secrets: [], mayPass });
  };
  expect(refusalOf('invalid_client', 'AADSTS7000215: Invalid client secret provided.').mayPass).toBe(false);
  expect(refusalOf('temporarily_unavailable', 'Try again.').mayPass).toBe(true);
  expect(refusalOf('server_error', 'AADSTS90033: A transient error has occurred.').mayPass).toBe(true);
  expect(refusalOf('server_error', 'The words.', true).mayPass).toBe(true);
});
