import { type XmlElement, type XmlNode, withChildren } from './xml-tree';

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
export function manifestFor(version: PackageVersion, part: XmlElement): XmlElement {
  if (version === '9.2') return part;
  const attributes = { ...part.attributes, version: '9.1.0.0', SolutionPackageVersion: '9.1' };
  return { ...part, attributes };
}

/** The customizations without the settings that a server of this version does not know. */
export function customizationsFor(version: PackageVersion, element: XmlElement): XmlElement {
  if (version === '9.2') return element;
  const children = element.children.flatMap((node): readonly XmlNode[] => {
    if (typeof node === 'string') return [node];
    return newerThan91.has(node.name) ? [] : [customizationsFor(version, node)];
  });
  return withChildren(element, children);
}
