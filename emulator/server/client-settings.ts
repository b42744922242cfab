/** What a client needs to reach a running emulator and to sign in to it. */
export type ClientSettings = {
  /** With the organization's name in its path on-premises. */
  readonly environmentUrl: string;
  /** The identity provider. */
  readonly origin: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly certificateFile: string;
  /** Named where it is not the one that clients take by themselves. */
  readonly apiVersion?: string | undefined;
  readonly users?: readonly UserSettings[];
};

/** What a further user signs in with. */
export type UserSettings = {
  readonly name: string;
  readonly role: string;
  readonly clientId: string;
  readonly secret: string;
};
