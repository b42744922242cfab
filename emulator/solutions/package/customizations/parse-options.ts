import { type Option } from '../../../engine/tables/table-definition';
import { labelOfCustomization } from './label-of';
import { solutionSchemaViolation } from '../../solution-faults';
import { type XmlElement } from '../../../xml/xml-element';

/** The choices of an `optionset` element: of a state, a status, or any other choice. */
export function parseOptions(optionSet: XmlElement): Option[] {
  const states = optionSet.at('states', 'state').map(state => ({
    ...basicsOfParsedOption(state),
    ...numberOfParsedOption('defaultStatus', state.attribute('defaultstatus')),
  }));
  const statuses = optionSet.at('statuses', 'status').map(status => ({
    ...basicsOfParsedOption(status),
    ...numberOfParsedOption('state', status.attribute('state')),
  }));
  const options = optionSet.at('options', 'option').map(basicsOfParsedOption);
  return [...states, ...statuses, ...options];
}

function basicsOfParsedOption(element: XmlElement): Option {
  const value = wholeNumberOfParsedOption(element.attribute('value'));
  return { value, label: labelOfCustomization(element, 'labels', 'label') ?? String(value) };
}

const numberOfParsedOption = (name: 'state' | 'defaultStatus', text: string | undefined): Partial<Option> =>
  text === undefined ? {} : { [name]: wholeNumberOfParsedOption(text) };

function wholeNumberOfParsedOption(text = ''): number {
  if (/^-?\d{1,10}$/u.test(text)) return Number(text);
  throw solutionSchemaViolation(`The value '${text}' is not a whole number`, 'optionset');
}
