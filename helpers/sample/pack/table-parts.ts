import path from 'node:path';
import { listSourceFolder, readSourceItems, readSourceXml, unfitSource } from './source-files';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { asPackagePart, elementAt, makeElement, textOf } from './xml-tree';

const managedSuffix = '_managed.xml';

/** The `FormXml` of a table, one `forms` for each type of form. Undefined when the source has no forms. */
export async function readForms(folder: string): Promise<XmlElement | undefined> {
  const parent = path.join(folder, 'FormXml');
  const types = await listSourceFolder(parent);
  if (types.length === 0) return undefined;
  return makeElement('FormXml', await Promise.all(types.map(type => readFormsOfType(path.join(parent, type)))));
}

async function readFormsOfType(folder: string): Promise<XmlElement> {
  const names = await listSourceFolder(folder);
  // Unpacking both kinds of package leaves two files a form. The managed one wins: only managed packages are made here.
  const chosen = names.filter(name => name.endsWith(managedSuffix) || !names.includes(managedTwin(name)));
  const forms = await Promise.all(
    chosen.map(name => readItems(path.join(folder, name), { root: 'forms', item: 'systemform', id: 'formid' })),
  );
  return makeElement('forms', forms.flat(), { type: path.basename(folder) });
}

const managedTwin = (name: string): string => name.replace(/\.xml$/, managedSuffix);

/** The `SavedQueries` of a table. Without views it keeps the inner element that an import's schema asks for. */
export async function readViews(folder: string): Promise<XmlElement> {
  const parent = path.join(folder, 'SavedQueries');
  const names = await listSourceFolder(parent);
  const views = await Promise.all(
    names.map(name =>
      readItems(path.join(parent, name), { root: 'savedqueries', item: 'savedquery', id: 'savedqueryid' }),
    ),
  );
  return makeElement('SavedQueries', [makeElement('savedqueries', views.flat())]);
}

/** The `RibbonDiffXml` of a table. Undefined when the source has none. */
export async function readRibbon(folder: string): Promise<XmlElement | undefined> {
  if (!(await listSourceFolder(folder)).includes('RibbonDiff.xml')) return undefined;
  return asPackagePart(await readSourceXml(path.join(folder, 'RibbonDiff.xml'), 'RibbonDiffXml'));
}

type ItemFile = { readonly root: string; readonly item: string; readonly id: string };

/** The forms or views of one file, whose name must be the identifier inside: the two drift apart when files are copied. */
async function readItems(file: string, { root, item, id }: ItemFile): Promise<readonly XmlElement[]> {
  const items = await readSourceItems(file, root, item);
  const expected = path
    .basename(file)
    .replace(managedSuffix, '')
    .replace(/\.xml$/, '')
    .toLowerCase();
  const wrong = items.map(element => textOf(elementAt(element, id))).find(found => found.toLowerCase() !== expected);
  if (wrong === undefined) return items;
  throw unfitSource(file, `holds <${id}>${wrong}</${id}>`, `call the file ${wrong}.xml, or correct its ${id}.`);
}
