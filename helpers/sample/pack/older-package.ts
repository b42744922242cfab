import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, makeElement, replaceChild, textOf } from './xml-tree';

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

/** The customizations as a server of this version exports the same table: without what it does not know or not write. */
export function customizationsForServer(version: PackageVersion, element: XmlElement): XmlElement {
  if (version === '9.2') return element;
  const kept = asIn91(element).content.filter(node => typeof node === 'string' || isIn91(node));
  const content = kept.map(node => (typeof node === 'string' ? node : customizationsForServer(version, node)));
  return element.with({ content });
}

/** What exports of 9.1 leave out when it is false. Exports of 9.2 write the 0. */
const silentWhenFalse: ReadonlySet<string> = new Set([
  'AutoCreateAccessTeams',
  'ValidForCreateApi',
  'ValidForReadApi',
  'ValidForUpdateApi',
]);

function isIn91(element: XmlElement): boolean {
  return !newerThan91.has(element.name) && !(silentWhenFalse.has(element.name) && textOf(element) === '0');
}

/** 9.1 knows the business unit of a row as a column that nobody sees, audits or is held back by. */
function asIn91(element: XmlElement): XmlElement {
  if (element.name === 'attribute' && textOf(elementAt(element, 'LogicalName')) === 'owningbusinessunit') {
    return setText(replaceChild(element, 'DisplayMask', []), 'IsAuditEnabled', '0');
  }
  if (
    element.name === 'EntityRelationship' &&
    textOf(elementAt(element, 'ReferencedEntityName')) === 'BusinessUnit' &&
    textOf(elementAt(element, 'ReferencingAttributeName')) === 'OwningBusinessUnit'
  ) {
    return setText(element, 'CascadeDelete', 'NoCascade');
  }
  return element;
}

const setText = (element: XmlElement, name: string, text: string): XmlElement =>
  replaceChild(element, name, [makeElement(name, [text])]);
