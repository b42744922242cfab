import { isGuid } from '../../engine/values/guid';
import {
  invalidSolutionRowName,
  invalidSolutionRowVersion,
  isSolutionRowName,
  isSolutionRowVersion,
} from '../../engine/rows/solution-rows';
import {
  type DependencyEnd,
  type MissingDependency,
  type Publisher,
  type RootComponent,
  type SolutionManifest,
} from './solution-package';
import { invalidSolutionXml, solutionSchemaViolation } from '../solution-faults';
import { labelOfCustomization } from './customizations/label-of';
import { type XmlElement } from '../../xml/xml-element';
import { bare, isXmlName, xmlNameText } from '../../xml/xml-name';
import { xmlMarkup } from '../../xml/markup';

const part = 'solution.xml';
const longestName = 256;
const longestDescription = 2000;

/** Reads solution.xml. https://learn.microsoft.com/power-platform/alm/solution-concepts-alm */
export function readManifest(root: XmlElement): SolutionManifest {
  const manifest = root.child('SolutionManifest');
  if (!isXmlName(root.name, bare('ImportExportXml')) || manifest === undefined) {
    throw invalidSolutionXml(part, 'ImportExportXml/SolutionManifest is missing.');
  }
  const uniqueName = requiredInManifest(manifest, 'UniqueName');
  if (!isSolutionRowName(uniqueName)) throw invalidSolutionRowName(uniqueName);
  return {
    uniqueName,
    ...labelsOfManifest(manifest, uniqueName),
    version: readManifestVersion(manifest),
    isManaged: readManifestManaged(manifest),
    publisher: readManifestPublisher(manifest),
    packageVersion: root.attribute('SolutionPackageVersion') ?? null,
    rootComponents: manifest.at('RootComponents', 'RootComponent').map(readManifestRootComponent),
    missingDependencies: manifest.at('MissingDependencies', 'MissingDependency').map(readManifestDependency),
  };
}

/** Lengths are those of the solution's and the publisher's own columns. */
function labelsOfManifest(element: XmlElement, uniqueName: string): { friendlyName: string; description: string } {
  const friendlyName = labelOfCustomization(element, 'LocalizedNames', 'LocalizedName') ?? uniqueName;
  const description = labelOfCustomization(element, 'Descriptions', 'Description') ?? '';
  if (friendlyName.length > longestName)
    throw invalidSolutionXml(part, `a LocalizedName is longer than ${longestName}.`);
  if (description.length > longestDescription)
    throw invalidSolutionXml(part, `a Description is longer than ${longestDescription}.`);
  return { friendlyName, description };
}

function requiredInManifest(element: XmlElement, name: string): string {
  const text = element.trimmedTextOf(name);
  if (text === undefined) throw invalidSolutionXml(part, `${xmlNameText(element.name)}/${name} is missing.`);
  return text;
}

function readManifestVersion(manifest: XmlElement): string {
  const version = requiredInManifest(manifest, 'Version');
  if (!isSolutionRowVersion(version)) throw invalidSolutionRowVersion(version);
  return version;
}

function readManifestManaged(manifest: XmlElement): boolean {
  const managed = requiredInManifest(manifest, 'Managed');
  if (managed === '0' || managed === '1') return managed === '1';
  // 2 ("both") stands in unpacked sources only: packing makes it 0 or 1.
  throw solutionSchemaViolation(`The value '${managed}' is not valid for Managed`, 'SolutionManifest/Managed');
}

function readManifestPublisher(manifest: XmlElement): Publisher {
  const publisher = manifest.child('Publisher');
  if (publisher === undefined) throw invalidSolutionXml(part, 'SolutionManifest/Publisher is missing.');
  const uniqueName = requiredInManifest(publisher, 'UniqueName');
  const prefix = requiredInManifest(publisher, 'CustomizationPrefix');
  if (uniqueName.length > longestName)
    throw invalidSolutionXml(part, `Publisher/UniqueName is longer than ${longestName}.`);
  if (!/^[A-Za-z][A-Za-z0-9]{1,7}$/u.test(prefix)) {
    throw invalidSolutionXml(
      part,
      `CustomizationPrefix '${prefix}' is not two to eight letters and digits with a letter first.`,
    );
  }
  const optionValuePrefix = Number(publisher.trimmedTextOf('CustomizationOptionValuePrefix') ?? 10_000);
  if (!Number.isInteger(optionValuePrefix) || optionValuePrefix < 10_000 || optionValuePrefix > 99_999) {
    throw invalidSolutionXml(part, 'CustomizationOptionValuePrefix is not a number from 10000 to 99999.');
  }
  return { uniqueName, ...labelsOfManifest(publisher, uniqueName), prefix, optionValuePrefix };
}

function readManifestRootComponent(element: XmlElement): RootComponent {
  const id = element.attribute('id')?.replaceAll(/[{}]/gu, '').toLowerCase() ?? null;
  const behavior = element.attribute('behavior') ?? '0';
  if (id !== null && !isGuid(id)) throw invalidSolutionXml(part, `the id '${id}' of a RootComponent is not a GUID.`);
  if (!/^[012]$/u.test(behavior))
    throw solutionSchemaViolation(`The value '${behavior}' is not valid for behavior`, 'RootComponents/RootComponent');
  return {
    type: Number(element.attribute('type')),
    schemaName: element.attribute('schemaName')?.toLowerCase() ?? null,
    id,
    behavior: Number(behavior),
  };
}

function readManifestDependency(element: XmlElement): MissingDependency {
  const requiredEnd = element.child('Required');
  const dependentEnd = element.child('Dependent');
  if (requiredEnd === undefined || dependentEnd === undefined) {
    throw invalidSolutionXml(part, 'a MissingDependency lacks Required or Dependent.');
  }
  const solution = requiredEnd.attribute('solution') ?? '';
  return {
    required: readManifestDependencyEnd(requiredEnd),
    dependent: readManifestDependencyEnd(dependentEnd),
    requiredSolution: solution.replace(/\s*\([^()]*\)\s*$/u, ''),
    xml: xmlMarkup(
      'MissingDependency',
      {},
      writeManifestDependencyEnd(requiredEnd),
      writeManifestDependencyEnd(dependentEnd),
    ),
  };
}

const readManifestDependencyEnd = (end: XmlElement): DependencyEnd => ({
  type: Number(end.attribute('type')),
  schemaName: end.attribute('schemaName') ?? '',
  displayName: end.attribute('displayName') ?? '',
  parentSchemaName: end.attribute('parentSchemaName') ?? '',
});

const endAttributes = 'key type schemaName displayName parentSchemaName parentDisplayName solution id'.split(' ');

const writeManifestDependencyEnd = (end: XmlElement): string =>
  xmlMarkup(xmlNameText(end.name), Object.fromEntries(endAttributes.map(name => [name, end.attribute(name)])));
