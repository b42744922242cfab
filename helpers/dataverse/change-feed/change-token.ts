import { ProtocolError } from '../errors';

/** The token in a delta link, decoded. Throws ProtocolError when there is none. */
export function tokenInLink(deltaLink: string): string {
  const token = new URL(deltaLink).searchParams.get('$deltatoken');
  if (token !== null) return token;
  throw new ProtocolError(
    `The delta link ${deltaLink} has no $deltatoken.`,
    'compare it with the documented form in the report; clients that keep tokens cannot work with it.',
  );
}

/** A token of the documented form, `<version>!<MM/dd/yyyy HH:mm:ss>`, with its date set back. Undefined for a token of another form. */
export function backdateToken(token: string, days: number): string | undefined {
  const [, version, month, day, year, time] = /^(\d+)!(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/.exec(token) ?? [];
  if (version === undefined || time === undefined) return undefined;
  const then = new Date(Date.parse(`${year}-${month}-${day}T${time}Z`) - days * 86_400_000).toISOString();
  return `${version}!${then.slice(5, 7)}/${then.slice(8, 10)}/${then.slice(0, 4)} ${then.slice(11, 19)}`;
}
