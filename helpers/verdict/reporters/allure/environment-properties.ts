import type { VerdictEnvironment } from '../../verdict-schema';

/** Allure's table of metadata, in the form of a Java properties file: spaces in keys are escaped. */
export function environmentProperties(environment: VerdictEnvironment): string {
  const { kind, url, version, organizationId, changeTrackingRetentionDays, organizationService } = environment;
  const rows = [
    ['Kind', kind],
    ['URL', url],
    ['Dataverse version', version],
    ['Organization', organizationId],
    ['Retention (days)', changeTrackingRetentionDays],
    ['SOAP endpoint', organizationService],
  ] as const;
  return rows
    .map(
      ([name, value]) => `${name.replaceAll(' ', '\\ ')} = ${String(value ?? 'not known').replaceAll('\\', '\\\\')}\n`,
    )
    .join('');
}
