import { type TableColumn } from '../../../../definitions/definition-items';
import { optionSetTypeOf } from '../../../../definitions/types/option-set-metadata';
import { type JsonObject } from '../../front/request/json';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { type ExpandItem } from '../../front/url/expand-syntax';
import { definitionJson } from '../metadata/property-json';

/** What `$expand` adds to a column with choices: `OptionSet`, and `GlobalOptionSet`, which no column here has. */
export function expandOptionSets(items: readonly ExpandItem[], hasOptions: boolean): (item: TableColumn) => JsonObject {
  for (const { name, options } of items) {
    const foreign = [...options.keys()].find(option => option !== '$select');
    if (foreign !== undefined) throw notImplementedInWebApi(`the option '${foreign}' in $expand of '${name}'`);
    if (!hasOptions || (name !== 'OptionSet' && name !== 'GlobalOptionSet'))
      throw notImplementedInWebApi(`expanding '${name}' of a column`);
  }
  return column =>
    Object.fromEntries(
      items.map(({ name, options }) => [
        name,
        name === 'OptionSet' ? selectedOptionSet(column, options.get('$select')) : null,
      ]),
    );
}

function selectedOptionSet(column: TableColumn, select: string | undefined): JsonObject {
  const set = definitionJson(optionSetTypeOf(column), column);
  if (select === undefined) return set;
  const names = [...select.split(',').map(name => name.trim()), 'MetadataId'];
  const unknown = names.find(name => !Object.hasOwn(set, name));
  if (unknown !== undefined) throw notImplementedInWebApi(`the property '${unknown}' of an option set`);
  return Object.fromEntries(Object.entries(set).filter(([name]) => names.includes(name)));
}
