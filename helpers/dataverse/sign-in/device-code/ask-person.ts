import { SignInError } from '../../errors';

type Code = {
  readonly userCode: string;
  readonly verificationUri: string;
  /** Seconds. */
  readonly expiresIn: number;
};

/** Shows a person the code to type, and the page to type it into. Throws SignInError where nobody is. */
export type AskPerson = (code: Code) => void;

type Terminal = { readonly isTTY: boolean; readonly write: (text: string) => unknown };

/**
 * On the terminal alone, past everything that keeps what a run says: whoever has the code while it is open can take this
 * sign-in for another.
 */
export const askAtTerminal: AskPerson = code => askAt(process.stderr, code);

/** The same at a terminal that is given. */
export function askAt(terminal: Terminal, { userCode, verificationUri, expiresIn }: Code): void {
  if (!terminal.isTTY) {
    throw new SignInError(
      'SIGN_IN is device-code, and nobody can be asked to sign in here: this is no terminal.',
      'start npm run verify or npm run doctor in a terminal: it asks once, before the tests. TOKEN_CACHE_FILE keeps the sign-in for later runs.',
    );
  }
  const until = new Date(Date.now() + expiresIn * 1_000).toISOString().slice(11, 16);
  terminal.write(
    `\nSign in: open ${verificationUri} in a browser, and enter the code ${userCode} (until ${until} UTC).\n\n`,
  );
}
