import { type Option } from '../../../engine/tables/table-definition';
import { parseOptions } from './parse-options';
import { parsePlugIns } from './parse-plug-ins';
import { parseRelationship } from './parse-relationship';
import { parseTable } from './parse-table';
import { type ParsedTable, type SolutionPackage } from '../solution-package';
import { type TakeTurns, takingTurns } from '../take-turns';
import { invalidSolutionXml } from '../../solution-faults';
import { bare, isXmlName } from '../../../xml/xml-name';
import { type XmlElement } from '../../../xml/xml-element';

const part = 'customizations.xml';

/**
 * Reads what customizations.xml says about tables and plug-ins. Sections and elements it does not know are skipped:
 * forms, views, ribbons, workflows and the like decide nothing about rows, and newer exports keep adding elements.
 * https://learn.microsoft.com/power-apps/developer/model-driven-apps/customization-solutions-file-schema
 */
export async function readCustomizations(
  root: XmlElement,
  takeTurns: TakeTurns = takingTurns(),
): Promise<Pick<SolutionPackage, 'tables' | 'relationships' | 'optionSets' | 'plugIns'>> {
  if (!isXmlName(root.name, bare('ImportExportXml')))
    throw invalidSolutionXml(part, 'its root is not ImportExportXml.');
  const tables: ParsedTable[] = [];
  for (const element of root.at('Entities', 'Entity')) {
    tables.push(parseTable(element));
    await takeTurns();
  }
  const names = new Set(tables.map(table => table.logicalName));
  if (names.size < tables.length) throw invalidSolutionXml(part, 'the same Entity is there twice.');
  return {
    tables,
    relationships: root
      .at('EntityRelationships', 'EntityRelationship')
      .flatMap(element => parseRelationship(element) ?? []),
    optionSets: new Map(root.at('optionsets', 'optionset').map(readSharedOptionSet)),
    plugIns: parsePlugIns(root),
  };
}

const readSharedOptionSet = (element: XmlElement): [string, Option[]] => [
  (element.attribute('Name') ?? '').toLowerCase(),
  parseOptions(element),
];
