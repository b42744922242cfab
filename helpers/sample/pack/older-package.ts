import type { XmlElement } from '../../dataverse/xml/xml-element';

/** The servers that a package can be made for: `9.2` is online, `9.1` on-premises. */
export const packageVersions = ['9.2', '9.1'] as const;

export type PackageVersion = (typeof packageVersions)[number];

/**
 * Settings of tables, columns and relationships that came after the schema for 9.0, which is the newest that is published:
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/customization-solutions-file-schema
 * Each says what is the default anyway, so a package without them makes the same table.
 */
export const newerThan91: ReadonlySet<string> = new Set([
  'AutoNumberFormat',
  'CascadeArchive',
  'IsFilterable',
  'IsLocalizable',
  'IsMSTeamsIntegrationEnabled',
  'IsRetrievable',
  'IsRetrieveAuditEnabled',
  'IsRetrieveMultipleAuditEnabled',
  'IsSearchable',
  'IsSolutionAware',
]);

/** The manifest as a server of this version writes it: a server refuses packages of newer ones. */
export function manifestForServer(version: PackageVersion, part: XmlElement): XmlElement {
  if (version === '9.2') return part;
  const versions = [['version', '9.1.0.0'] as const, ['SolutionPackageVersion', '9.1'] as const];
  return part.with({ attributes: new Map([...part.attributes, ...versions]) });
}

/** The customizations without the settings that a server of this version does not know. */
export function customizationsForServer(version: PackageVersion, element: XmlElement): XmlElement {
  if (version === '9.2') return element;
  const kept = element.content.filter(node => typeof node === 'string' || !newerThan91.has(node.name));
  const content = kept.map(node => (typeof node === 'string' ? node : customizationsForServer(version, node)));
  return element.with({ content });
}
