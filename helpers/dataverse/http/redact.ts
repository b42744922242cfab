const hidden = '[redacted]';

/** MSAL sends the agents of machines `secret` and `x-identity-header`. */
const secretHeader = /authorization|cookie|token|secret|api-?key|identity-header/i;
const secretNames = 'access_token|refresh_token|id_token|client_secret|client_assertion|assertion|password';
const secretProperty = new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'gi');
const secretField = new RegExp(`((?:^|[?&\\s])(?:${secretNames})=)[^&\\s"]+`, 'gi');
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
/** Solution packages travel as base64; nothing a reader wants to see is written in 400 such characters on end. */
const packageProperty = /("(?:CustomizationFile|ExportSolutionFile|SolutionFile)"\s*:\s*")([^"]*)/gi;
/** The same as a parameter of an Organization Service message. */
const packageParameter =
  /(<(?:\w+:)?key>(?:CustomizationFile|ExportSolutionFile|SolutionFile)<\/(?:\w+:)?key>\s*<(?:\w+:)?value\b[^>]*>)([^<]+)/gi;
const longBase64 = /[A-Za-z0-9+/]{400,}={0,2}/g;

/** Whether a header carries credentials. */
export const isSecretHeader = (name: string): boolean => secretHeader.test(name);

/** Headers fit for a report: those that carry credentials keep their name and lose their value. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, isSecretHeader(name) ? hidden : redactText(value)]),
  );
}

/** Any text, such as a body, without credentials, solution packages and long base64. */
export function redactText(text: string): string {
  return text
    .replace(secretProperty, `$1"${hidden}"`)
    .replace(secretField, `$1${hidden}`)
    .replace(jsonWebToken, hidden)
    .replace(packageProperty, describePackage)
    .replace(packageParameter, describePackage)
    .replace(longBase64, base64 => `[${bytesOf(base64)} bytes of base64]`);
}

const describePackage = (_all: string, start: string, base64: string): string =>
  `${start}[${bytesOf(base64)} bytes of solution package]`;

function bytesOf(base64: string): number {
  return Math.floor((base64.replace(/[^A-Za-z0-9+/]/g, '').length * 3) / 4);
}
