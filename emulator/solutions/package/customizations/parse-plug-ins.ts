import { isGuid } from '../../../engine/values/guid';
import { invalidSolutionXml } from '../../solution-faults';
import { type ParsedAssembly, type ParsedPlugIns, type ParsedPluginType, type ParsedStep } from '../solution-package';
import { type XmlElement } from '../../../xml/xml-element';
import { xmlNameText } from '../../../xml/xml-name';

const part = 'customizations.xml';

/**
 * Reads plug-in assemblies with their types, and the steps that are registered for them. They are stored as rows, and
 * nothing of them runs.
 * https://learn.microsoft.com/power-apps/developer/data-platform/register-plug-in
 */
export function parsePlugIns(root: XmlElement): ParsedPlugIns {
  const assemblies = root.at('SolutionPluginAssemblies', 'PluginAssembly').map(parsePlugInAssembly);
  const steps = root.at('SdkMessageProcessingSteps', 'SdkMessageProcessingStep').map(parsePlugInStep);
  const ids = [...assemblies, ...assemblies.flatMap(({ types }) => types), ...steps].map(({ id }) => id);
  const seen = new Set<string>();
  const twice = ids.find(id => seen.size === seen.add(id).size);
  if (twice !== undefined) throw invalidSolutionXml(part, `two plug-in components have the id '${twice}'.`);
  return { assemblies, steps };
}

/** `FullName` is .NET's: `Contoso.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=0123456789abcdef`. */
function parsePlugInAssembly(element: XmlElement): ParsedAssembly {
  const [name = '', ...pairs] = (element.attribute('FullName') ?? '').split(',').map(piece => piece.trim());
  if (name === '') throw invalidSolutionXml(part, 'a PluginAssembly has no FullName.');
  const identity = new Map(pairs.map(pair => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]));
  return {
    id: parsedPlugInId(element, 'PluginAssemblyId'),
    name,
    version: identity.get('Version') ?? null,
    culture: identity.get('Culture') ?? null,
    publicKeyToken: identity.get('PublicKeyToken') ?? null,
    isolationMode: element.number('IsolationMode') ?? 1,
    sourceType: element.number('SourceType') ?? 0,
    file: element.trimmedTextOf('FileName')?.replace(/^\//u, '') ?? null,
    types: element.at('PluginTypes', 'PluginType').map(parsePluginType),
  };
}

function parsePluginType(element: XmlElement): ParsedPluginType {
  const name = element.attribute('Name') ?? (element.attribute('AssemblyQualifiedName') ?? '').split(',', 1)[0] ?? '';
  return {
    id: parsedPlugInId(element, 'PluginTypeId'),
    name,
    friendlyName: element.trimmedTextOf('FriendlyName') ?? name,
  };
}

const parsePlugInStep = (element: XmlElement): ParsedStep => ({
  id: parsedPlugInId(element, 'SdkMessageProcessingStepId'),
  name: element.attribute('Name') ?? '',
  description: element.trimmedTextOf('Description') ?? null,
  stage: element.number('Stage') ?? null,
  mode: element.number('Mode') ?? null,
  rank: element.number('Rank') ?? null,
  filteringAttributes: element.trimmedTextOf('FilteringAttributes') ?? null,
  pluginTypeId: element.trimmedTextOf('PluginTypeId')?.replaceAll(/[{}]/gu, '').toLowerCase() ?? null,
});

function parsedPlugInId(element: XmlElement, attribute: string): string {
  const id = (element.attribute(attribute) ?? '').replaceAll(/[{}]/gu, '').toLowerCase();
  if (!isGuid(id))
    throw invalidSolutionXml(part, `a ${xmlNameText(element.name)} has the ${attribute} '${id}', which is not a GUID.`);
  return id;
}
