import { type Explanation, type Explanations, proofs } from './explanation';

const federated = `${proofs} > Federated credentials`;

const noSuchSubject: Explanation = ({ clientId }) => ({
  what: `App ${clientId} has no federated credential for the subject of this token.`,
  whatToDo: `compare the subject below with the one in ${federated}, letter by letter: GitHub's names repository and branch or environment, Azure Pipelines' the service connection, Kubernetes' the service account.`,
});

const switchedOff: Explanation = ({ tenantId }) => ({
  what: `A policy of tenant ${tenantId} forbids federated credentials, or those of this issuer.`,
  whatToDo:
    "ask the tenant's administrator to allow the issuer (app management policies, workload identity federation), or sign in by AZURE_CLIENT_CERTIFICATE_PATH.",
});

/**
 * Refusals of a token that another issuer gave
 * (https://learn.microsoft.com/azure/devops/pipelines/release/troubleshoot-workload-identity, and the answers themselves).
 */
export const federationExplanations: Explanations = {
  70021: noSuchSubject,
  700213: noSuchSubject,
  7002131: noSuchSubject,
  7002138: ({ clientId }) => ({
    what: `A federated credential of app ${clientId} has the subject of this token in other capitals.`,
    whatToDo: `write the subject in ${federated} with the capitals of the one below: they count.`,
  }),
  700211: ({ clientId }) => ({
    what: `App ${clientId} has no federated credential for the issuer of this token.`,
    whatToDo: `set the issuer below in ${federated}; check AZURE_CLIENT_ID: another app may have the credential.`,
  }),
  700212: ({ clientId }) => ({
    what: `App ${clientId} has no federated credential for the audience of this token.`,
    whatToDo: `set the audience below in ${federated} (usually api://AzureADTokenExchange), or let whoever writes AZURE_FEDERATED_TOKEN_FILE ask for the registered one.`,
  }),
  70025: ({ clientId }) => ({
    what: `App ${clientId} has no federated credential at all.`,
    whatToDo: `add one in ${federated}, or check AZURE_CLIENT_ID: another app may have it.`,
  }),
  700222: () => ({
    what: 'The token was given by Microsoft Entra ID itself, which takes none of its own for this.',
    whatToDo:
      'point AZURE_FEDERATED_TOKEN_FILE at the token of the other issuer (GitHub, Kubernetes, …), not at one of Entra.',
  }),
  700223: switchedOff,
  700238: switchedOff,
  90061: () => ({
    what: 'The identity provider cannot read the keys of the issuer of this token.',
    whatToDo:
      "see that the issuer's /.well-known/openid-configuration and its keys can be read from the internet, then run again.",
  }),
};
