import { readXml, XmlError } from '../xml/read-xml';
import type { XmlElement } from '../xml/xml-element';

const term = 'Org.OData.Capabilities.V1.ChangeTracking';

/**
 * Reads from an annotated CSDL document whether an entity set supports change tracking: `true`, `false`, or undefined
 * when it says nothing. The annotation stands inside the entity set, or apart with the entity set as its target.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export function readTrackingAnnotation(csdl: string, entitySet: string): string | undefined {
  const annotated = csdlElementsOf(csdl).filter(
    ({ name, attributes }) =>
      (name === 'EntitySet' && attributes.get('Name') === entitySet) ||
      (name === 'Annotations' && attributes.get('Target')?.endsWith(`/${entitySet}`)),
  );
  return annotated
    .flatMap(element => csdlChildrenNamed(element, 'Annotation'))
    .filter(({ attributes }) => attributes.get('Term') === term)
    .flatMap(element => csdlChildrenNamed(element, 'Record'))
    .flatMap(element => csdlChildrenNamed(element, 'PropertyValue'))
    .find(({ attributes }) => attributes.get('Property') === 'Supported')
    ?.attributes.get('Bool');
}

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
