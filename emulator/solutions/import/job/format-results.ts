import { type Organization } from '../../../engine/organization';
import { textOf } from '../../installed/installed-solutions';
import { parseXml } from '../../package/parse-xml';
import { type XmlElement } from '../../package/xml-element';
import { encodeXmlText } from '../../../xml/xml-text';

const headings = ['DateTime', 'Item Type', 'Id', 'Name', 'Original Name', 'Status', 'ErrorCode', 'ErrorText'];

/**
 * What RetrieveFormattedImportJobResults answers: the import job's data as a SpreadsheetML workbook, a row for each
 * thing, also while the job runs. Throws recordNotFound. The columns are the emulator's; Dataverse has two more sheets.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveformattedimportjobresults
 */
export function formatResults(organization: Organization, importJobId: string): string {
  const data = textOf(organization.rows.retrieve('importjob', importJobId), 'data');
  const root = parseXml(new TextEncoder().encode(data), 'importjob.data');
  const items = root.children.flatMap(group => group.children);
  const lines = [headings, ...items.map(cellsOf)];
  return (
    '<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>' +
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    `<Worksheet ss:Name="Components"><Table>${lines.map(toRow).join('')}</Table></Worksheet></Workbook>`
  );
}

function cellsOf(item: XmlElement): string[] {
  const result = item.child('result');
  const attribute = (element: XmlElement | undefined, name: string): string => element?.attribute(name) ?? '';
  return [
    attribute(result, 'datetime'),
    item.name,
    attribute(item, 'id'),
    attribute(item, 'LocalizedName'),
    attribute(item, 'OriginalName'),
    result?.attribute('result') ?? 'Unprocessed',
    attribute(result, 'errorcode'),
    attribute(result, 'errortext'),
  ];
}

const toRow = (cells: readonly string[]): string =>
  `<Row>${cells.map(cell => `<Cell><Data ss:Type="String">${encodeXmlText(cell)}</Data></Cell>`).join('')}</Row>`;
