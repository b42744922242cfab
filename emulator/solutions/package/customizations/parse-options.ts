import { type Option } from '../../../engine/tables/table-definition';
import { labelOf } from './label-of';
import { schemaViolation } from '../../solution-faults';
import { type XmlElement } from '../../../xml/xml-element';

/** The choices of an `optionset` element: of a state, a status, or any other choice. */
export function parseOptions(optionSet: XmlElement): Option[] {
  const states = optionSet.at('states', 'state').map(state => ({
    ...basics(state),
    ...numbered('defaultStatus', state.attribute('defaultstatus')),
  }));
  const statuses = optionSet.at('statuses', 'status').map(status => ({
    ...basics(status),
    ...numbered('state', status.attribute('state')),
  }));
  const options = optionSet.at('options', 'option').map(basics);
  return [...states, ...statuses, ...options];
}

function basics(element: XmlElement): Option {
  const value = wholeNumber(element.attribute('value'));
  return { value, label: labelOf(element, 'labels', 'label') ?? String(value) };
}

const numbered = (name: 'state' | 'defaultStatus', text: string | undefined): Partial<Option> =>
  text === undefined ? {} : { [name]: wholeNumber(text) };

function wholeNumber(text = ''): number {
  if (/^-?\d{1,10}$/u.test(text)) return Number(text);
  throw schemaViolation(`The value '${text}' is not a whole number`, 'optionset');
}
