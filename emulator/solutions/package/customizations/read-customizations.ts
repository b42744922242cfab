import { type Option } from '../../../engine/tables/table-definition';
import { parseOptions } from './parse-options';
import { parsePlugIns } from './parse-plug-ins';
import { parseRelationship } from './parse-relationship';
import { parseTable } from './parse-table';
import { type SolutionPackage } from '../solution-package';
import { invalidXml } from '../../solution-faults';
import { bare, isName } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';

const part = 'customizations.xml';

/**
 * Reads what customizations.xml says about tables and plug-ins. Sections and elements it does not know are skipped:
 * forms, views, ribbons, workflows and the like decide nothing about rows, and newer exports keep adding elements.
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/customization-solutions-file-schema
 */
export function readCustomizations(
  root: XmlElement,
): Pick<SolutionPackage, 'tables' | 'relationships' | 'optionSets' | 'plugIns'> {
  if (!isName(root.name, bare('ImportExportXml'))) throw invalidXml(part, 'its root is not ImportExportXml.');
  const tables = root.at('Entities', 'Entity').map(parseTable);
  const names = new Set(tables.map(table => table.logicalName));
  if (names.size < tables.length) throw invalidXml(part, 'the same Entity is there twice.');
  return {
    tables,
    relationships: root
      .at('EntityRelationships', 'EntityRelationship')
      .flatMap(element => parseRelationship(element) ?? []),
    optionSets: new Map(root.at('optionsets', 'optionset').map(readOptionSet)),
    plugIns: parsePlugIns(root),
  };
}

const readOptionSet = (element: XmlElement): [string, Option[]] => [
  (element.attribute('Name') ?? '').toLowerCase(),
  parseOptions(element),
];
