import { invalidArgument, notImplemented } from '../../../engine/dataverse-fault';
import { type JsonObject, type JsonValue } from '../../web-api/front/request/json';
import { arrays, metadataQuery } from '../xml/names';
import { type XmlElement } from '../../../xml/xml-element';
import { type Selected } from './metadata-nodes';

/** What a MetadataQueryExpression asks of one kind of item. */
export type MetadataQuery = {
  readonly passes: (item: JsonObject) => boolean;
  readonly selected: Selected;
};

/** Reads Criteria and Properties; `known` are the names that items of this kind have here. */
export function readMetadataQuery(query: XmlElement | undefined, known: readonly string[]): MetadataQuery {
  const test = readFilter(query?.child(metadataQuery('Criteria')), known);
  return { passes: test, selected: readProperties(query?.child(metadataQuery('Properties')), known) };
}

/** Without a query for them, all properties of columns and keys are shown. */
export const readPartQuery = (query: XmlElement | undefined, known: readonly string[]): MetadataQuery =>
  query === undefined ? { passes: () => true, selected: undefined } : readMetadataQuery(query, known);

function readProperties(properties: XmlElement | undefined, known: readonly string[]): Selected {
  const all = properties?.textOf(metadataQuery('AllProperties'))?.trim();
  if (all === 'true' || all === '1') return undefined;
  const names = properties?.child(metadataQuery('PropertyNames'))?.all(arrays('string')) ?? [];
  return names.map(({ text }) => requireKnown(text.trim(), known));
}

type Test = MetadataQuery['passes'];

function readFilter(filter: XmlElement | undefined, known: readonly string[]): Test {
  const conditions =
    filter?.child(metadataQuery('Conditions'))?.all(metadataQuery('MetadataConditionExpression')) ?? [];
  const filters = filter?.child(metadataQuery('Filters'))?.all(metadataQuery('MetadataFilterExpression')) ?? [];
  const tests = [
    ...conditions.map(condition => readCondition(condition, known)),
    ...filters.map(inner => readFilter(inner, known)),
  ];
  const operator = filter?.textOf(metadataQuery('FilterOperator'))?.trim() ?? 'And';
  if (operator !== 'And' && operator !== 'Or') throw invalidArgument(`'${operator}' is no FilterOperator.`);
  if (tests.length === 0 || operator === 'And') return item => tests.every(test => test(item));
  return item => tests.some(test => test(item));
}

/** Equals, NotEquals, In and NotIn, of simple properties and the Value of managed ones. */
function readCondition(condition: XmlElement, known: readonly string[]): Test {
  const name = requireKnown(condition.textOf(metadataQuery('PropertyName'))?.trim() ?? '', known);
  const operator = condition.textOf(metadataQuery('ConditionOperator'))?.trim() ?? '';
  const value = condition.child(metadataQuery('Value'));
  const isList = operator === 'In' || operator === 'NotIn';
  if (!isList && operator !== 'Equals' && operator !== 'NotEquals') {
    throw notImplemented(`The metadata condition operator '${operator}' is not implemented.`);
  }
  const sought = new Set(isList ? value?.children.map(fold) : [value === undefined ? null : fold(value)]);
  const isNegated = operator.startsWith('Not');
  return item => sought.has(simpleValue(item, name)) !== isNegated;
}

const fold = ({ text }: XmlElement): string => text.trim().toLowerCase();

/** As lower-case text; null when there is none. */
function simpleValue(item: JsonObject, name: string): string | null {
  const members = new Map<string, JsonValue>(Object.entries(item));
  const value = members.get(name) ?? null;
  if (value === null) return null;
  if (typeof value !== 'object') return String(value).toLowerCase();
  const inner = new Map<string, JsonValue>(Object.entries(value)).get('Value') ?? null;
  if (inner === null || typeof inner === 'object') {
    throw notImplemented(`A metadata condition on '${name}' is not implemented: its value is a list or a label.`);
  }
  return String(inner).toLowerCase();
}

function requireKnown(name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  if (name === '') throw invalidArgument('A metadata query names an empty property.');
  throw notImplemented(`The metadata property '${name}' is not served by this emulator: leave it out.`);
}
