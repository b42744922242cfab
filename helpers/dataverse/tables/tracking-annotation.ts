import { readXml, XmlError } from '../xml/read-xml';
import type { XmlElement } from '../xml/xml-element';

const term = 'Org.OData.Capabilities.V1.ChangeTracking';

/**
 * Reads from an annotated CSDL document which entity sets say whether they support change tracking, and what: `true` or
 * `false`. The annotation stands inside the entity set, or apart with the entity set as its target.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function readTrackingAnnotations(csdl: string): ReadonlyMap<string, string> {
  const supported = csdlElementsOf(csdl).flatMap((element): [string, string][] => {
    const [entitySet, said] = [annotatedSet(element), supportedBy(element)];
    return entitySet === undefined || said === undefined ? [] : [[entitySet, said]];
  });
  return new Map(supported);
}

/** The entity set that an element stands for, or is about. */
function annotatedSet({ name, attributes }: XmlElement): string | undefined {
  if (name === 'EntitySet') return attributes.get('Name');
  return name === 'Annotations' ? attributes.get('Target')?.split('/').at(-1) : undefined;
}

const supportedBy = (element: XmlElement): string | undefined =>
  csdlChildrenNamed(element, 'Annotation')
    .filter(({ attributes }) => attributes.get('Term') === term)
    .flatMap(annotation => csdlChildrenNamed(annotation, 'Record'))
    .flatMap(record => csdlChildrenNamed(record, 'PropertyValue'))
    .find(({ attributes }) => attributes.get('Property') === 'Supported')
    ?.attributes.get('Bool');

function csdlElementsOf(csdl: string): XmlElement[] {
  try {
    return [...readXml(csdl).descendants()].map(({ element }) => element);
  } catch (error) {
    if (error instanceof XmlError) return [];
    throw error;
  }
}

const csdlChildrenNamed = ({ children }: XmlElement, name: string): XmlElement[] =>
  children.filter(child => child.name === name);
