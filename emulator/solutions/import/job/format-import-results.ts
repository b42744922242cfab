import { textValue } from '../../../engine/values/row';
import { type Organization } from '../../../engine/organization';

import { type XmlElement } from '../../../xml/xml-element';
import { xmlNameText } from '../../../xml/xml-name';
import { parseXml } from '../../../xml/parse-xml';
import { escapeXmlText, xmlMarkup } from '../../../xml/markup';
import { packageLimits } from '../../package/archive/limits';

const spreadsheet = 'urn:schemas-microsoft-com:office:spreadsheet';
const headings = ['DateTime', 'Item Type', 'Id', 'Name', 'Original Name', 'Status', 'ErrorCode', 'ErrorText'];

/**
 * What RetrieveFormattedImportJobResults answers: the import job's data as a SpreadsheetML workbook, a row for each
 * thing, also while the job runs. Throws recordNotFound. The columns are the emulator's; Dataverse has two more sheets.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/retrieveformattedimportjobresults
 */
export function formatImportResults(organization: Organization, importJobId: string): string {
  const data = textValue(organization.rows.retrieve('importjob', importJobId).values, 'data');
  const root = parseXml(data, packageLimits.xml);
  const items = root.children.flatMap(group => group.children);
  const lines = [headings, ...items.map(cellsOfResult)];
  const table = xmlMarkup('Table', {}, ...lines.map(toResultRow));
  const worksheet = xmlMarkup('Worksheet', { 'ss:Name': 'Components' }, table);
  const workbook = xmlMarkup('Workbook', { xmlns: spreadsheet, 'xmlns:ss': spreadsheet }, worksheet);
  return `<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>${workbook}`;
}

function cellsOfResult(item: XmlElement): string[] {
  const result = item.child('result');
  const attribute = (element: XmlElement | undefined, name: string): string => element?.attribute(name) ?? '';
  return [
    attribute(result, 'datetime'),
    xmlNameText(item.name),
    attribute(item, 'id'),
    attribute(item, 'LocalizedName'),
    attribute(item, 'OriginalName'),
    result?.attribute('result') ?? 'Unprocessed',
    attribute(result, 'errorcode'),
    attribute(result, 'errortext'),
  ];
}

function toResultRow(cells: readonly string[]): string {
  const data = cells.map(cell => xmlMarkup('Data', { 'ss:Type': 'String' }, escapeXmlText(cell)));
  return xmlMarkup('Row', {}, ...data.map(each => xmlMarkup('Cell', {}, each)));
}
