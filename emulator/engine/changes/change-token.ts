import { invalidToken } from '../dataverse-fault';

export type ChangeToken = {
  /** The organization-wide row version that the retrieval covered. */
  readonly version: bigint;
  /** Milliseconds since 1970; the token's text keeps whole seconds. */
  readonly issuedAt: number;
};

const pattern = /^(?<version>\d{1,19})!(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4}) (?<time>\d\d:\d\d:\d\d)$/;

/**
 * `919042!08/22/2017 08:10:44`: row version and server time, UTC, US order. Not yet percent-encoded.
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function formatChangeToken({ version, issuedAt }: ChangeToken): string {
  const [date = '', time = ''] = new Date(issuedAt).toISOString().slice(0, 19).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${version.toString()}!${month}/${day}/${year} ${time}`;
}

/** Throws the fault for an invalid token unless the text is one that {@link formatChangeToken} could have written. */
export function parseChangeToken(text: string): ChangeToken {
  const groups = pattern.exec(text)?.groups;
  const { version = '', month = '', day = '', year = '', time = '' } = groups ?? {};
  if (groups === undefined) throw invalidToken(text, 'expected <version>!<MM/dd/yyyy HH:mm:ss>');

  const token = { version: BigInt(version), issuedAt: Date.parse(`${year}-${month}-${day}T${time}Z`) };
  // Date.parse takes 24:00:00, and some engines 02/30: only what is written back the same is a date.
  if (Number.isNaN(token.issuedAt) || formatChangeToken(token) !== text) {
    throw invalidToken(text, 'its version or its time is not one this environment writes');
  }
  return token;
}
