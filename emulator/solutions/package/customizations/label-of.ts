import { type XmlElement } from '../../../xml/xml-element';

const english = '1033';

/**
 * The text of `<container><item description="…" languagecode="1033"/>…</container>`: in English, the emulator's base
 * language, or else in the first language there is. Undefined where there is none.
 */
export function labelOfCustomization(element: XmlElement, container: string, item: string): string | undefined {
  const labels = element.at(container, item);
  const chosen = labels.find(label => label.attribute('languagecode') === english) ?? labels[0];
  return chosen?.attribute('description');
}
