/** A client secret of an app registration. */
export type ClientSecret = { readonly kind: 'secret'; readonly clientId: string; readonly secret: string };

/** A certificate of an app registration, with its private key. */
export type ClientCertificateFile = {
  readonly kind: 'certificate';
  readonly clientId: string;
  /** Absolute. */
  readonly path: string;
  readonly password?: string;
};

/** With what this run proves who it is. Each kind is one way to sign in: `ways/` has a file for each. */
export type Credential = ClientSecret | ClientCertificateFile;
