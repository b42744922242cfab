import { type TableDefinition } from '../../../engine/tables/table-definition';
import { rowProperties } from '../rows/properties/row-property';
import { xmlMarkup } from '../../../xml/markup';

/** Says whether the document holds annotations of a term. */
export type Annotates = (term: string) => boolean;

const alternateKeysTerm = 'OData.Community.Keys.V1.AlternateKeys';
const changeTrackingTerm = 'Org.OData.Capabilities.V1.ChangeTracking';
const descriptionTerm = 'Org.OData.Core.V1.Description';

/** The vocabularies of these terms. */
export const vocabularies: readonly (readonly [namespace: string, uri: string])[] = [
  ['OData.Community.Keys.V1', 'http://vocabularies.odata.org/OData.Community.Keys.V1.xml'],
  [
    'Org.OData.Capabilities.V1',
    'http://docs.oasis-open.org/odata/odata/v4.0/os/vocabularies/Org.OData.Capabilities.V1.xml',
  ],
  ['Org.OData.Core.V1', 'http://docs.oasis-open.org/odata/odata/v4.0/os/vocabularies/Org.OData.Core.V1.xml'],
];

const annotationCollection = (...items: readonly string[]): string => xmlMarkup('Collection', {}, ...items);

/** Which columns make an alternate key, as recorded; only keys that can be used. */
export function alternateKeysAnnotation(table: TableDefinition, annotates: Annotates): string {
  const keys = [...table.keys.values()].filter(({ indexStatus }) => indexStatus === 'Active');
  if (keys.length === 0 || !annotates(alternateKeysTerm)) return '';
  const names = new Map(Array.from(rowProperties(table).values(), ({ name, column }) => [column.logicalName, name]));
  const records = keys.map(({ columns }) => {
    const references = columns.map(column => {
      const name = names.get(column) ?? column;
      return xmlMarkup(
        'Record',
        { Type: 'OData.Community.Keys.V1.PropertyRef' },
        xmlMarkup('PropertyValue', { Property: 'Alias', String: name }),
        xmlMarkup('PropertyValue', { Property: 'Name', PropertyPath: name }),
      );
    });
    return xmlMarkup(
      'Record',
      { Type: 'OData.Community.Keys.V1.AlternateKey' },
      xmlMarkup('PropertyValue', { Property: 'Key' }, annotationCollection(...references)),
    );
  });
  return xmlMarkup('Annotation', { Term: alternateKeysTerm }, annotationCollection(...records));
}

/** That deltas can be asked for, as recorded; with no options besides $select. */
export function changeTrackingAnnotation(table: TableDefinition, annotates: Annotates): string {
  if (!table.changeTrackingEnabled || !annotates(changeTrackingTerm)) return '';
  const record = xmlMarkup(
    'Record',
    {},
    xmlMarkup('PropertyValue', { Property: 'Supported', Bool: 'true' }),
    xmlMarkup('PropertyValue', { Property: 'FilterableProperties' }, annotationCollection()),
    xmlMarkup('PropertyValue', { Property: 'ExpandableProperties' }, annotationCollection()),
  );
  return xmlMarkup('Annotation', { Term: changeTrackingTerm }, record);
}

export const descriptionAnnotation = (text: string, annotates: Annotates): string =>
  text === '' || !annotates(descriptionTerm) ? '' : xmlMarkup('Annotation', { Term: descriptionTerm, String: text });
