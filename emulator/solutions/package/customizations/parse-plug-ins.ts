import { derivedId, isGuid } from '../../../engine/values/guid';
import { invalidSolutionXml } from '../../solution-faults';
import { type ParsedAssembly, type ParsedPlugIns, type ParsedPluginType, type ParsedStep } from '../solution-package';
import { type XmlElement } from '../../../xml/xml-element';
import { xmlNameText } from '../../../xml/xml-name';

const part = 'customizations.xml';

/**
 * Reads plug-in assemblies with their types, and the steps that are registered for them. They are stored as rows, and
 * nothing of them runs. Assemblies and types may have no id (the schema of the file leaves it to them, and asks one of
 * steps): they get the same one each time, from their names. What is marked `unmodified="1"` is left out.
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/customization-solutions-file-schema
 */
export function parsePlugIns(root: XmlElement): ParsedPlugIns {
  const assemblies = root
    .at('SolutionPluginAssemblies', 'PluginAssembly')
    .filter(isModifiedPlugIn)
    .map(parsePlugInAssembly);
  const types = assemblies.flatMap(assembly => assembly.types);
  const steps = root
    .at('SdkMessageProcessingSteps', 'SdkMessageProcessingStep')
    .filter(isModifiedPlugIn)
    .map(step => parsePlugInStep(step, types));
  const ids = [...assemblies, ...types, ...steps].map(({ id }) => id);
  const seen = new Set<string>();
  const twice = ids.find(id => seen.size === seen.add(id).size);
  if (twice !== undefined) throw invalidSolutionXml(part, `two plug-in components have the id '${twice}'.`);
  return { assemblies, steps };
}

const isModifiedPlugIn = (element: XmlElement): boolean => element.attribute('unmodified') !== '1';

/** `FullName` is .NET's: `Contoso.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=0123456789abcdef`. */
function parsePlugInAssembly(element: XmlElement): ParsedAssembly {
  const fullName = element.attribute('FullName') ?? '';
  const [name = '', ...pairs] = fullName.split(',').map(piece => piece.trim());
  if (name === '') throw invalidSolutionXml(part, 'a PluginAssembly has no FullName.');
  const identity = new Map(pairs.map(pair => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]));
  const version = identity.get('Version') ?? null;
  const culture = identity.get('Culture') ?? null;
  const publicKeyToken = identity.get('PublicKeyToken') ?? null;
  // An assembly of another major or minor version stands beside the old one; another build takes its place.
  const release = version?.split('.').slice(0, 2).join('.');
  const id =
    parsedPlugInId(element, 'PluginAssemblyId') ??
    derivedId(`pluginassembly ${[name, release, culture, publicKeyToken].join().toLowerCase()}`);
  return {
    id,
    fullName,
    name,
    version,
    culture,
    publicKeyToken,
    isolationMode: element.number('IsolationMode') ?? 1,
    sourceType: element.number('SourceType') ?? 0,
    file: element.trimmedTextOf('FileName')?.replace(/^\//u, '') ?? null,
    types: element.at('PluginTypes', 'PluginType').map(type => parsePluginType(type, id)),
  };
}

function parsePluginType(element: XmlElement, assemblyId: string): ParsedPluginType {
  const name = element.attribute('Name') ?? plugInTypeName(element.attribute('AssemblyQualifiedName'));
  return {
    id: parsedPlugInId(element, 'PluginTypeId') ?? derivedId(`plugintype ${assemblyId} ${name}`),
    name,
    friendlyName: element.trimmedTextOf('FriendlyName') ?? name,
  };
}

/** `Books.Plugins.OnCreate, Books.Plugins, Version=…`: what stands before the assembly. */
const plugInTypeName = (qualifiedName = ''): string => (qualifiedName.split(',', 1)[0] ?? '').trim();

const parsePlugInStep = (element: XmlElement, types: readonly ParsedPluginType[]): ParsedStep => ({
  id: requiredPlugInId(element, 'SdkMessageProcessingStepId'),
  name: element.attribute('Name') ?? '',
  description: element.trimmedTextOf('Description') ?? null,
  stage: element.number('Stage') ?? null,
  mode: element.number('Mode') ?? null,
  rank: element.number('Rank') ?? null,
  filteringAttributes: element.trimmedTextOf('FilteringAttributes') ?? null,
  pluginTypeId:
    element.trimmedTextOf('PluginTypeId')?.replaceAll(/[{}]/gu, '').toLowerCase() ??
    types.find(({ name }) => name === plugInTypeName(element.trimmedTextOf('PluginTypeName')))?.id ??
    null,
});

function requiredPlugInId(element: XmlElement, attribute: string): string {
  const id = parsedPlugInId(element, attribute);
  if (id === undefined) throw invalidSolutionXml(part, `a ${xmlNameText(element.name)} has no ${attribute}.`);
  return id;
}

function parsedPlugInId(element: XmlElement, attribute: string): string | undefined {
  const id = element.attribute(attribute)?.replaceAll(/[{}]/gu, '').toLowerCase();
  if (id !== undefined && !isGuid(id))
    throw invalidSolutionXml(part, `a ${xmlNameText(element.name)} has the ${attribute} '${id}', which is not a GUID.`);
  return id;
}
