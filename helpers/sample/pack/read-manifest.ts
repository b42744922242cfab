import path from 'node:path';
import { readSourceXml, unfitSource } from './source-files';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, makeElement, replaceChild, textOf } from './xml-tree';

export type Manifest = {
  readonly file: string;
  readonly uniqueName: string;
  /** Two to four numbers, such as `1.0.0.0`. */
  readonly version: string;
  /** Logical names of the tables that the solution declares as its root components. */
  readonly tables: readonly string[];
  /** The part `solution.xml`, marked as managed. */
  readonly part: XmlElement;
};

const tableComponent = '1';

/** Reads `Other/Solution.xml`. Throws PackageError when it cannot become the manifest of a managed package. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, 'Other', 'Solution.xml');
  const root = await readSourceXml(file, 'ImportExportXml');
  const manifest = elementAt(root, 'SolutionManifest');
  if (manifest === undefined) throw unfitSource(file, 'holds no <SolutionManifest>');
  const uniqueName = matchingSourceVersion(file, manifest, 'UniqueName', /^[A-Za-z_]\w*$/);
  const version = matchingSourceVersion(file, manifest, 'Version', /^\d+(?:\.\d+){1,3}$/);
  // 2 is how unpacking tools mark a source made from both kinds of package. A zip is always one or the other.
  matchingSourceVersion(file, manifest, 'Managed', /^[12]$/);
  if (elementAt(manifest, 'MissingDependencies') === undefined) {
    throw unfitSource(file, 'holds no <MissingDependencies>, which an import needs even when it is empty');
  }
  const managed = replaceChild(manifest, 'Managed', [makeElement('Managed', ['1'])]);
  const part = replaceChild(root, 'SolutionManifest', [managed]);
  return { file, uniqueName, version, tables: tablesOf(file, manifest), part };
}

function tablesOf(file: string, manifest: XmlElement): string[] {
  return elementsOf(elementAt(manifest, 'RootComponents')).map(({ attributes }) => {
    const { type = 'none', schemaName = '' } = Object.fromEntries(attributes);
    if (type !== tableComponent) {
      throw unfitSource(file, `declares a root component of type ${type}; this packer knows tables only (type 1)`);
    }
    if (schemaName === '' || schemaName !== schemaName.toLowerCase()) {
      throw unfitSource(
        file,
        `declares the table "${schemaName}"; a root component carries the logical name, in lower case`,
      );
    }
    return schemaName;
  });
}

function matchingSourceVersion(file: string, manifest: XmlElement, name: string, pattern: RegExp): string {
  const value = textOf(elementAt(manifest, name));
  if (!pattern.test(value)) {
    throw unfitSource(file, `says <${name}>${value}</${name}>, which a managed package cannot (${pattern.source})`);
  }
  return value;
}
