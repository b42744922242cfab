import { expect, test } from '@playwright/test';
import { committedOlderZip, committedZip, readCommittedPart } from './testing/committed-package';
import { exportOrder } from './testing/export-order';
import type { XmlElement } from '../../dataverse/xml/xml-element';

for (const [version, zip] of [
  ['9.2', committedZip],
  ['9.1', committedOlderZip],
]) {
  test(`the package for ${version} holds what a server exports, in its order`, async () => {
    const root = await readCommittedPart('customizations.xml', zip);
    const met = new Set<string>();

    for (const element of elementsOutsideFetch(root)) {
      const order = exportOrder[element.name];
      if (order === undefined) continue;
      met.add(element.name);
      const names = element.children.map(({ name }) => name);
      expect(names, element.name).toEqual(order.filter(name => names.includes(name)));
    }
    expect([...met].sort()).toEqual(Object.keys(exportOrder).sort());
  });
}

/** A fetch has elements of the same names that mean something else. */
function* elementsOutsideFetch(element: XmlElement): Generator<XmlElement> {
  yield element;
  if (element.name === 'fetchxml') return;
  for (const child of element.children) yield* elementsOutsideFetch(child);
}
