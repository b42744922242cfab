/** Gives bearer tokens of one environment. */
export interface TokenSource {
  /** A bearer token, cached and renewed before it expires. Throws SignInError or UnreachableError. */
  accessToken(): Promise<string>;
  /** Forgets the cached token: the environment refused it. */
  discard(): void;
}
