import { notImplemented, resourceNotFound } from '../response/odata-error';

/**
 * Throws unless `version` (`v9.1`) is one that an environment of this version (`9.2.24073.198`) serves. Above the
 * environment's own version Dataverse answers 501, as on-premises environments do above v9.1 (recorded).
 */
export function checkApiVersion(version: string, organizationVersion: string): void {
  if (!/^v\d/.test(version)) throw resourceNotFound(version);
  const [, major, minor] = /^v(\d+)\.(\d{1,3})$/.exec(version) ?? [];
  const [ownMajor, ownMinor] = organizationVersion.split('.').map(Number);
  const isServed = Number(major) === ownMajor && Number(minor) <= (ownMinor ?? 0);
  if (!isServed)
    throw notImplemented(`Web API ${version}; use v${ownMajor ?? 9}.0 to v${ownMajor ?? 9}.${ownMinor ?? 0}`);
}
