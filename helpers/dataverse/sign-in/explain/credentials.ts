import { type Explanations, proofs } from './explanation';

/** Refusals of a secret or of what a certificate signed. */
export const credentialExplanations: Explanations = {
  7000215: ({ clientId }) => ({
    what: `The client secret of app ${clientId} is wrong.`,
    whatToDo: `set AZURE_CLIENT_SECRET to the secret's Value, not its Secret ID; make a new one in ${proofs} if the value is lost.`,
  }),
  7000222: ({ clientId }) => ({
    what: `The client secret of app ${clientId} has expired.`,
    whatToDo: `make a new secret in ${proofs}, and set AZURE_CLIENT_SECRET to its Value.`,
  }),
  700027: ({ clientId }) => ({
    what: `The certificate is not registered for app ${clientId}, has expired there, or its key does not fit.`,
    whatToDo: `upload the certificate of AZURE_CLIENT_CERTIFICATE_PATH in ${proofs} > Certificates; an app that trusts subject name and issuer wants AZURE_CLIENT_SEND_CERTIFICATE_CHAIN=true.`,
  }),
  700030: ({ clientId }) => ({
    what: `App ${clientId} trusts another subject name or issuer than those of the certificate.`,
    whatToDo:
      'name a certificate with the trusted subject and issuer in AZURE_CLIENT_CERTIFICATE_PATH, or correct trustedCertificateSubjects of the app; the file must hold the whole chain.',
  }),
  700024: ({ ahead }) => ({
    what: `The signed assertion is outside its time range${clockInWords(ahead)}.`,
    whatToDo:
      "set this computer's clock, best by a time server: what is signed by it counts for minutes. With AZURE_FEDERATED_TOKEN_FILE, see that whoever writes the file renews it.",
  }),
  700021: ({ clientId }) => ({
    what: `The assertion was made for another app than ${clientId}.`,
    whatToDo: 'set AZURE_CLIENT_ID to the app that the certificate or the federated token belongs to.',
  }),
  700023: ({ host }) => ({
    what: `The assertion was made for another authority than ${host}.`,
    whatToDo: 'check AZURE_AUTHORITY_HOST and AZURE_TENANT_ID.',
  }),
  50027: () => ({
    what: 'The assertion is no token that the identity provider can read.',
    whatToDo:
      'see that AZURE_FEDERATED_TOKEN_FILE holds one token (three parts with dots between them) and nothing else.',
  }),
  7000216: ({ clientId }) => ({
    what: `App ${clientId} sent nothing that proves who it is.`,
    whatToDo: 'set AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE.',
  }),
};

/** Whoever signs by a clock that is right is not sent to it. */
function clockInWords(ahead = 0): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  if (minutes === 0) return '';
  return `: this computer's clock is ${minutes} min ${ahead > 0 ? 'ahead of' : 'behind'} the identity provider's`;
}
