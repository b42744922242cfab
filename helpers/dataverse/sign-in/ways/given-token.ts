import { SettingsError, SignInError } from '../../errors';
import { tell } from '../../timing/tell';
import type { GivenToken } from '../credential';
import { isForEnvironment, readTokenClaims, type TokenClaims } from '../token-claims';
import type { Way } from '../way';

/** Milliseconds that a token whose end cannot be read is taken to live. */
const unknownLife = 60 * 60_000;

/** What a header can carry as a token. Whether it has parts that can be read is its issuer's choice (RFC 6750, section 2.1). */
const inOnePiece = /^[\x21-\x7e]+$/;

/**
 * With a token that somebody else asked for. It is looked at before anything is sent: throws SettingsError for one that has
 * expired or that is for something else, as far as it can be read. It cannot be renewed, and who watches the run is told until when it serves.
 */
export const signInWithToken: Way<GivenToken> = ({ token }, { settings }) => {
  const text = token.replace(/^Bearer\s+/i, '');
  if (!inOnePiece.test(text)) {
    throw new SettingsError(
      'DATAVERSE_ACCESS_TOKEN is no bearer token: those have no blanks, line breaks or letters beyond ASCII.',
      howToGetOne(settings.dataverseUrl),
    );
  }
  const claims = readTokenClaims(text);
  if (claims !== undefined) checkAudience(claims, settings.dataverseUrl);
  const end = claims?.expiresAt;
  if (end !== undefined && end.getTime() <= Date.now()) {
    throw new SettingsError(
      `The token in DATAVERSE_ACCESS_TOKEN expired at ${minuteOf(end)}, by the clock of this computer (${minuteOf(new Date())}).`,
      howToGetOne(settings.dataverseUrl),
    );
  }
  let isTold = false;
  return () => {
    const lifetime = end === undefined ? unknownLife : end.getTime() - Date.now();
    if (lifetime <= 0) throw expiredUnderWay(end, settings.dataverseUrl);
    if (!isTold && end !== undefined) {
      tell(
        `The token in DATAVERSE_ACCESS_TOKEN serves until ${minuteOf(end)}: it cannot be renewed, and ends this run then.`,
      );
    }
    isTold = true;
    return Promise.resolve({ text, lifetime });
  };
};

function checkAudience(claims: TokenClaims, environment: URL): void {
  if (isForEnvironment(claims, environment)) return;
  throw new SettingsError(
    `The token in DATAVERSE_ACCESS_TOKEN is for ${claims.audiences.join(', ') || 'nobody'}, and not for ${environment.origin}.`,
    howToGetOne(environment),
  );
}

function expiredUnderWay(end: Date | undefined, environment: URL): SignInError {
  return new SignInError(
    `The token in DATAVERSE_ACCESS_TOKEN expired at ${end === undefined ? 'a time unknown' : minuteOf(end)}, and cannot be renewed.`,
    `${howToGetOne(environment)} A run that lasts longer needs another way to sign in: .env.example lists them.`,
  );
}

const howToGetOne = (environment: URL): string =>
  `get another one, for example with: az account get-access-token --resource ${environment.origin} --query accessToken --output tsv`;

const minuteOf = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
