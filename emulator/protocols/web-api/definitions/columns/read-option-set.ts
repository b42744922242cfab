import { type BooleanOptions, type NewOption } from '../../../../definitions/new/new-options';
import { type JsonValue } from '../../front/request/json';
import { JsonReader } from '../metadata/json-reader';
import { definitionNamesIn } from '../../../../definitions/names-in';

/** Properties of an option set that name it or repeat what is so anyway. */
const ABOUT_SET = definitionNamesIn(`
  Name DisplayName Description IsGlobal OptionSetType IsCustomOptionSet MetadataId HasChanged IsManaged
  IsCustomizable IntroducedVersion ExternalTypeName ParentOptionSetName
`);
const SETTLED_SET = ABOUT_SET.filter(name => name !== 'IsGlobal');
const ABOUT_OPTION = definitionNamesIn(`
  Description Color ExternalValue IsManaged MetadataId HasChanged ParentValues Tag IsHidden
`);

/** Reads `{"@odata.type":"…OptionSetMetadata","Options":[…]}`. */
export function readOptionSetOptions(value: JsonValue): readonly NewOption[] {
  const reader = new JsonReader('OptionSetMetadata', value, ['OptionSetMetadata']);
  const options = reader.require('Options', reader.list('Options')).map(readOptionSetOption);
  reader.finish(ABOUT_SET, SETTLED_SET);
  return options;
}

/** Reads `TrueOption` and `FalseOption`. */
export function readBooleanOptionSet(value: JsonValue): BooleanOptions {
  const reader = new JsonReader('BooleanOptionSetMetadata', value, ['BooleanOptionSetMetadata']);
  const [no, yes] = [reader.value('FalseOption'), reader.value('TrueOption')];
  reader.finish(ABOUT_SET, SETTLED_SET);
  return {
    no: no === undefined ? no : readOptionSetOption(no),
    yes: yes === undefined ? yes : readOptionSetOption(yes),
  };
}

function readOptionSetOption(value: JsonValue): NewOption {
  const reader = new JsonReader('OptionMetadata', value, ['OptionMetadata']);
  const option = { value: reader.integer('Value'), label: reader.label('Label') };
  reader.finish(ABOUT_OPTION, ABOUT_OPTION);
  return option;
}
