import { type NewColumn, newColumnType } from '../../../../definitions/new/new-column';
import { attributeMetadata } from '../../../../definitions/metadata-types/attribute-metadata';
import { readNewColumn } from '../../../../definitions/new/read-new-definitions';
import { settledForColumns } from '../../../../definitions/new/settled-names';
import { type JsonValue } from '../../front/request/json';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { JsonReader } from '../json/json-reader';
import { definitionNamesIn } from '../../../../definitions/names-in';
import { type BooleanOptions, type NewOption } from '../../../../definitions/new/new-options';

/** Properties of derived types that the emulator reads, or that say what is so anyway. */
const derivedProperties = definitionNamesIn(`
  Format FormatName ImeMode MaxLength MinValue MaxValue Precision PrecisionSource DefaultValue DefaultFormValue
  OptionSet GlobalOptionSet@odata.bind DateTimeBehavior YomiOf IsLocalizable DatabaseLength FormulaDefinition
  Targets
`);

/** Reads one column of a request. Throws 400 for what it does not understand, 501 for what the emulator does not do. */
export function readColumnDefinition(value: JsonValue | undefined): NewColumn {
  const reader = new JsonReader('AttributeMetadata', value);
  const type = readColumnDefinitionType(reader);
  const column = readNewColumn(reader, type, () => readColumnDefinitionChoices(reader, type));
  reader.finish(
    [...attributeMetadata.properties.keys(), ...attributeMetadata.unserved, ...derivedProperties],
    settledForColumns,
  );
  return column;
}

function readColumnDefinitionType(reader: JsonReader): string {
  const name = reader
    .require('@odata.type', reader.text('@odata.type'))
    .replace(/^#?(?:Microsoft\.Dynamics\.CRM\.)?/, '');
  newColumnType(name);
  return name;
}

function readColumnDefinitionChoices(reader: JsonReader, type: string): Partial<NewColumn> {
  if (reader.value('GlobalOptionSet@odata.bind') !== undefined) {
    throw notImplementedInWebApi('a global option set in a request');
  }
  const value = reader.value('OptionSet');
  if (value === undefined) return {};
  return type === 'BooleanAttributeMetadata'
    ? { booleanOptions: readBooleanOptionSet(value) }
    : { options: readOptionSetOptions(value) };
}

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
function readOptionSetOptions(value: JsonValue): readonly NewOption[] {
  const reader = new JsonReader('OptionSetMetadata', value, ['OptionSetMetadata']);
  const options = reader.require('Options', reader.list('Options')).map(readOptionSetOption);
  reader.finish(ABOUT_SET, SETTLED_SET);
  return options;
}

/** Reads `TrueOption` and `FalseOption`. */
function readBooleanOptionSet(value: JsonValue): BooleanOptions {
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
