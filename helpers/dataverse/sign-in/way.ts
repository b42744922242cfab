import type { Send } from '../http/request';
import type { Timing } from '../timing/timing';
import type { Credential } from './credential';
import type { AuthoritySettings } from './sign-in-settings';

/** A bearer token of one environment. */
export type Token = {
  readonly text: string;
  /** Milliseconds that it lives from now on. */
  readonly lifetime: number;
};

/** What a way to sign in stands on. */
export type SignInContext = {
  readonly settings: AuthoritySettings;
  /** Its exchanges are noted nowhere: their bodies are credentials and tokens. */
  readonly send: Send;
  readonly timing: Timing;
};

/**
 * Asks for one more token, with the claims that the environment demands, as JSON. A way that cannot ask for claims asks for
 * a token without them. Throws SignInError when it is refused, and UnreachableError when nobody answers.
 */
export type RequestToken = (claims?: string) => Promise<Token>;

/**
 * One way to sign in. What is wrong with a credential and can be seen without asking anybody is thrown at once, as a
 * SettingsError. What is common to all ways (one token serves a run, and is renewed) is not its business.
 */
export type Way<C extends Credential> = (credential: C, context: SignInContext) => RequestToken;
