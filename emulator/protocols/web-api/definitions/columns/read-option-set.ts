import { type Option } from '../../../../engine/tables/definitions';
import { type JsonValue } from '../../front/request/json';
import { badPayload } from '../../front/response/odata-error';
import { JsonReader } from '../metadata/json-reader';

/** Properties of an option set that name it or repeat what is so anyway. */
const ABOUT_SET = [
  'Name',
  'DisplayName',
  'Description',
  'IsGlobal',
  'OptionSetType',
  'IsCustomOptionSet',
  'MetadataId',
  'HasChanged',
  'IsManaged',
  'IsCustomizable',
  'IntroducedVersion',
  'ExternalTypeName',
  'ParentOptionSetName',
];
const SETTLED_SET = ABOUT_SET.filter(name => name !== 'IsGlobal');
const ABOUT_OPTION = [
  'Description',
  'Color',
  'ExternalValue',
  'IsManaged',
  'MetadataId',
  'HasChanged',
  'ParentValues',
  'Tag',
  'IsHidden',
];

/** Custom values of a publisher whose option value prefix is 10000 start here. */
const firstCustomValue = 100_000_000;

/** Reads `{"@odata.type":"…OptionSetMetadata","Options":[…]}`. An option without a value gets the next free one. */
export function readOptions(value: JsonValue): readonly Option[] {
  const reader = new JsonReader('OptionSetMetadata', value, ['OptionSetMetadata']);
  const options: Option[] = [];
  for (const item of reader.require('Options', reader.list('Options'))) {
    const option = readOption(item, nextValue(options));
    if (options.some(({ value: taken }) => taken === option.value)) {
      throw badPayload('OptionSetMetadata', `The option value ${option.value} is given twice.`);
    }
    options.push(option);
  }
  reader.finish(ABOUT_SET, SETTLED_SET);
  return options;
}

/** Reads `TrueOption` and `FalseOption`; Yes and No where they are left out. */
export function readBooleanOptions(value: JsonValue | undefined): readonly Option[] {
  const yes: Option = { value: 1, label: 'Yes' };
  const no: Option = { value: 0, label: 'No' };
  if (value === undefined) return [no, yes];
  const reader = new JsonReader('BooleanOptionSetMetadata', value, ['BooleanOptionSetMetadata']);
  const [whenFalse, whenTrue] = [reader.value('FalseOption'), reader.value('TrueOption')];
  reader.finish(ABOUT_SET, SETTLED_SET);
  return [
    whenFalse === undefined ? no : readOption(whenFalse, 0),
    whenTrue === undefined ? yes : readOption(whenTrue, 1),
  ];
}

function readOption(value: JsonValue, defaultValue: number): Option {
  const reader = new JsonReader('OptionMetadata', value, ['OptionMetadata']);
  const number = reader.integer('Value') ?? defaultValue;
  const label = reader.label('Label') ?? String(number);
  reader.finish(ABOUT_OPTION, ABOUT_OPTION);
  return { value: number, label };
}

const nextValue = (options: readonly Option[]): number =>
  Math.max(firstCustomValue - 1, ...options.map(({ value }) => value)) + 1;
