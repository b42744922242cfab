const hidden = '[redacted]';

/** MSAL sends the agents of machines `secret` and `x-identity-header`. */
const secretHeader = /authorization|cookie|token|secret|api-?key|identity-header/i;
/** Also one that a cut text ends in. */
const secretProperty =
  /("(?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion|password)"\s*:\s*)"(?:[^"\\]|\\[^])*(?:"|\\?$)/gi;
const secretField =
  /((?:^|[?&\s])(?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion|password)=)[^&\s"]+/gi;
/**
 * With what stands before it in the same word: a search that began at each `eyJ` of a word would take a time that grows with
 * the square of its length. Also one that a cut text ends in.
 */
const jsonWebToken = /(?<![\w-])((?:(?!\beyJ)[\w-])*)\beyJ[\w-]{8,}(?:\.[\w-]+\.[\w-]*(?:\.[\w-]+)*|(?:\.[\w-]*)?$)/g;
/** Solution packages travel as base64; nothing a reader wants to see is written in 400 such characters on end. */
const packageProperty = /("(?:CustomizationFile|ExportSolutionFile|SolutionFile)"\s*:\s*")([^"]*)/gi;
/** The same as a parameter of an Organization Service message. */
const packageParameter =
  /(<(?:\w+:)?key>(?:CustomizationFile|ExportSolutionFile|SolutionFile)<\/(?:\w+:)?key>\s*<(?:\w+:)?value\b[^>]*>)([^<]+)/gi;
const longBase64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{400,}={0,2}/g;

/** Whether a header carries credentials. */
export const isSecretHeader = (name: string): boolean => secretHeader.test(name);

/** Headers fit for a report: those that carry credentials keep their name and lose their value. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, isSecretHeader(name) ? hidden : redactText(value)]),
  );
}

/** Any text, such as a body, without credentials, solution packages and long base64, in a time that grows with its length. */
export function redactText(text: string): string {
  return text
    .replace(secretProperty, `$1"${hidden}"`)
    .replace(secretField, `$1${hidden}`)
    .replace(jsonWebToken, `$1${hidden}`)
    .replace(packageProperty, describePackage)
    .replace(packageParameter, describePackage)
    .replace(longBase64, base64 => `[${bytesOf(base64)} bytes of base64]`);
}

const describePackage = (_all: string, start: string, base64: string): string =>
  `${start}[${bytesOf(base64)} bytes of solution package]`;

function bytesOf(base64: string): number {
  return Math.floor((base64.replace(/[^A-Za-z0-9+/]/g, '').length * 3) / 4);
}
