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
import { invalidXml, schemaViolation } from '../solution-faults';
import { labelOf } from './customizations/label-of';
import { type XmlElement } from '../../xml/xml-element';
import { bare, isName, nameText } from '../../xml/xml-name';
import { markup } from '../../xml/markup';

const part = 'solution.xml';
const longestName = 256;
const longestDescription = 2000;

/** Reads solution.xml. https://learn.microsoft.com/power-platform/alm/solution-concepts-alm */
export function readManifest(root: XmlElement): SolutionManifest {
  const manifest = root.child('SolutionManifest');
  if (!isName(root.name, bare('ImportExportXml')) || manifest === undefined) {
    throw invalidXml(part, 'ImportExportXml/SolutionManifest is missing.');
  }
  const uniqueName = required(manifest, 'UniqueName');
  if (!isSolutionRowName(uniqueName)) throw invalidSolutionRowName(uniqueName);
  return {
    uniqueName,
    ...labelsOf(manifest, uniqueName),
    version: readVersion(manifest),
    isManaged: readManaged(manifest),
    publisher: readPublisher(manifest),
    packageVersion: root.attribute('SolutionPackageVersion') ?? null,
    rootComponents: manifest.at('RootComponents', 'RootComponent').map(readRootComponent),
    missingDependencies: manifest.at('MissingDependencies', 'MissingDependency').map(readDependency),
  };
}

/** Lengths are those of the solution's and the publisher's own columns. */
function labelsOf(element: XmlElement, uniqueName: string): { friendlyName: string; description: string } {
  const friendlyName = labelOf(element, 'LocalizedNames', 'LocalizedName') ?? uniqueName;
  const description = labelOf(element, 'Descriptions', 'Description') ?? '';
  if (friendlyName.length > longestName) throw invalidXml(part, `a LocalizedName is longer than ${longestName}.`);
  if (description.length > longestDescription)
    throw invalidXml(part, `a Description is longer than ${longestDescription}.`);
  return { friendlyName, description };
}

function required(element: XmlElement, name: string): string {
  const text = element.trimmedTextOf(name);
  if (text === undefined) throw invalidXml(part, `${nameText(element.name)}/${name} is missing.`);
  return text;
}

function readVersion(manifest: XmlElement): string {
  const version = required(manifest, 'Version');
  if (!isSolutionRowVersion(version)) throw invalidSolutionRowVersion(version);
  return version;
}

function readManaged(manifest: XmlElement): boolean {
  const managed = required(manifest, 'Managed');
  if (managed === '0' || managed === '1') return managed === '1';
  // 2 ("both") stands in unpacked sources only: packing makes it 0 or 1.
  throw schemaViolation(`The value '${managed}' is not valid for Managed`, 'SolutionManifest/Managed');
}

function readPublisher(manifest: XmlElement): Publisher {
  const publisher = manifest.child('Publisher');
  if (publisher === undefined) throw invalidXml(part, 'SolutionManifest/Publisher is missing.');
  const uniqueName = required(publisher, 'UniqueName');
  const prefix = required(publisher, 'CustomizationPrefix');
  if (uniqueName.length > longestName) throw invalidXml(part, `Publisher/UniqueName is longer than ${longestName}.`);
  if (!/^[A-Za-z][A-Za-z0-9]{1,7}$/u.test(prefix)) {
    throw invalidXml(
      part,
      `CustomizationPrefix '${prefix}' is not two to eight letters and digits with a letter first.`,
    );
  }
  const optionValuePrefix = Number(publisher.trimmedTextOf('CustomizationOptionValuePrefix') ?? 10_000);
  if (!Number.isInteger(optionValuePrefix) || optionValuePrefix < 10_000 || optionValuePrefix > 99_999) {
    throw invalidXml(part, 'CustomizationOptionValuePrefix is not a number from 10000 to 99999.');
  }
  return { uniqueName, ...labelsOf(publisher, uniqueName), prefix, optionValuePrefix };
}

function readRootComponent(element: XmlElement): RootComponent {
  const id = element.attribute('id')?.replaceAll(/[{}]/gu, '').toLowerCase() ?? null;
  const behavior = element.attribute('behavior') ?? '0';
  if (id !== null && !isGuid(id)) throw invalidXml(part, `the id '${id}' of a RootComponent is not a GUID.`);
  if (!/^[012]$/u.test(behavior))
    throw schemaViolation(`The value '${behavior}' is not valid for behavior`, 'RootComponents/RootComponent');
  return {
    type: Number(element.attribute('type')),
    schemaName: element.attribute('schemaName')?.toLowerCase() ?? null,
    id,
    behavior: Number(behavior),
  };
}

function readDependency(element: XmlElement): MissingDependency {
  const requiredEnd = element.child('Required');
  const dependentEnd = element.child('Dependent');
  if (requiredEnd === undefined || dependentEnd === undefined) {
    throw invalidXml(part, 'a MissingDependency lacks Required or Dependent.');
  }
  const solution = requiredEnd.attribute('solution') ?? '';
  return {
    required: readEnd(requiredEnd),
    dependent: readEnd(dependentEnd),
    requiredSolution: solution.replace(/\s*\([^()]*\)\s*$/u, ''),
    xml: markup('MissingDependency', {}, writeEnd(requiredEnd), writeEnd(dependentEnd)),
  };
}

const readEnd = (end: XmlElement): DependencyEnd => ({
  type: Number(end.attribute('type')),
  schemaName: end.attribute('schemaName') ?? '',
  displayName: end.attribute('displayName') ?? '',
  parentSchemaName: end.attribute('parentSchemaName') ?? '',
});

const endAttributes = 'key type schemaName displayName parentSchemaName parentDisplayName solution id'.split(' ');

const writeEnd = (end: XmlElement): string =>
  markup(nameText(end.name), Object.fromEntries(endAttributes.map(name => [name, end.attribute(name)])));
