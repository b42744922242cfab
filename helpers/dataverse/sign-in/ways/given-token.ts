import { SettingsError, SignInError } from '../../errors';
import { tell } from '../../timing/tell';
import type { GivenToken } from '../credential';
import { readTokenClaims, type TokenClaims } from '../token-claims';
import type { Way } from '../way';

/** The app that Dataverse is to Entra ID: tokens may be for it in place of one environment. */
const dataverseApp = '00000007-0000-0000-c000-000000000000';
/** Milliseconds that a token whose end cannot be read is taken to live. */
const unknownLife = 60 * 60_000;

/**
 * With a token that somebody else asked for. It is looked at before anything is sent: throws SettingsError for one that has
 * expired or that is for something else. It cannot be renewed, and who watches the run is told until when it serves.
 */
export const signInWithToken: Way<GivenToken> = ({ token }, { settings }) => {
  const text = token.replace(/^Bearer\s+/i, '');
  if (!/^[\w-]+\.[\w-]+\.[\w.-]*$/.test(text)) {
    throw new SettingsError(
      'DATAVERSE_ACCESS_TOKEN is no bearer token: those are three or more parts of letters and digits with dots between them.',
      howToGetOne(settings.dataverseUrl),
    );
  }
  const claims = readTokenClaims(text);
  if (claims !== undefined) checkAudience(claims, settings.dataverseUrl);
  const end = claims?.expiresAt;
  if (end !== undefined && end.getTime() <= Date.now()) {
    throw new SettingsError(
      `The token in DATAVERSE_ACCESS_TOKEN expired at ${minuteOf(end)}.`,
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

/** Tokens of AD FS name a relying party, which may be called otherwise than the environment: only Entra ID's are held to it. */
function checkAudience({ audiences, tenantId }: TokenClaims, environment: URL): void {
  if (tenantId === undefined) return;
  const hosts = [environment.host, environment.host.replace('.', '.api.')];
  const fits = (audience: string) =>
    audience === dataverseApp || (URL.canParse(audience) && hosts.includes(new URL(audience).host));
  if (audiences.some(fits)) return;
  throw new SettingsError(
    `The token in DATAVERSE_ACCESS_TOKEN is for ${audiences.join(', ') || 'nobody'}, and not for ${environment.origin}.`,
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
