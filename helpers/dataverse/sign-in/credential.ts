/** A client secret of an app registration. */
export type ClientSecret = { readonly kind: 'secret'; readonly clientId: string; readonly secret: string };

/** A certificate of an app registration, with its private key, in a PEM or PFX file. */
export type ClientCertificateFile = {
  readonly kind: 'certificate';
  readonly clientId: string;
  /** Absolute. */
  readonly path: string;
  readonly password?: string;
  /** Whether the certificates above it are sent too, for an app that trusts a subject name and an issuer. */
  readonly sendChain?: boolean;
};

/** Settings that a machine or a pipeline makes by itself can choose a way that nobody thought of. */
type ChosenByItself = {
  /** The setting that chose it. Undefined: it was asked for by name. */
  readonly chosenBy?: string;
};

/** A file with a token of another issuer, which whoever put it there renews: Kubernetes does. */
export type FederatedTokenFile = {
  readonly kind: 'federated-token-file';
  readonly clientId: string;
  /** Absolute. */
  readonly path: string;
};

/** What GitHub gives a job with `permissions: id-token: write`. */
export type GitHubActions = {
  readonly kind: 'github';
  readonly clientId: string;
  readonly requestUrl: URL;
  readonly requestToken: string;
};

/** What Azure Pipelines gives a job, for a service connection with workload identity federation. */
export type AzurePipelines = {
  readonly kind: 'azure-pipelines';
  readonly clientId: string;
  readonly requestUrl: URL;
  /** `System.AccessToken` */
  readonly requestToken: string;
  readonly serviceConnectionId: string;
};

/** A bearer token that somebody else asked for. */
export type GivenToken = { readonly kind: 'access-token'; readonly token: string };

/** A person, who signs in by a code that is typed in a browser. */
export type DeviceCodeUser = {
  readonly kind: 'device-code';
  /** Of a public client app. */
  readonly clientId: string;
  /** Absolute. Where the sign-in is kept, for its owner alone. Undefined: in memory. */
  readonly cacheFile?: string;
  /** What the process that started this one keeps in memory. */
  readonly handedOn?: string;
};

/** Whoever is signed in to the Azure CLI. */
export type AzureCliUser = {
  readonly kind: 'azure-cli';
  /** All that the program may know: those of this process without the secrets of other ways. */
  readonly variables: Readonly<Record<string, string>>;
  /** The program, when it is not the `az` of the PATH. */
  readonly command?: string;
};

/** What Azure gives the machine or the service that this runs on. Nothing is stored anywhere. */
export type ManagedIdentity = {
  readonly kind: 'managed-identity';
  /** Of a user-assigned identity. Undefined: the system-assigned one of the machine. */
  readonly clientId: string | undefined;
  /** The variables by which MSAL finds whom to ask, where they are set. */
  readonly agent: Readonly<Record<string, string>>;
};

/** With what this run proves who it is. Each kind is one way to sign in: `ways/` has a file for each. */
export type Credential = ChosenByItself &
  (
    | ClientSecret
    | ClientCertificateFile
    | FederatedTokenFile
    | GitHubActions
    | AzurePipelines
    | ManagedIdentity
    | GivenToken
    | AzureCliUser
    | DeviceCodeUser
  );
