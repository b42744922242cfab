import { invalidArgument } from '../../engine/dataverse-fault';
import { type Option } from '../../engine/tables/table-definition';

/** A choice as a client describes it: without a value it gets the next free one, without a label its value. */
export type NewOption = { readonly value: number | undefined; readonly label: string | undefined };

/** The two choices of a yes/no column. */
export type BooleanOptions = { readonly yes: NewOption | undefined; readonly no: NewOption | undefined };

/** Custom values of a publisher whose option value prefix is 10000 start here. */
const firstCustomValue = 100_000_000;

/** Throws 400 for a value that is given twice. */
export function makeNewOptions(drafts: readonly NewOption[]): readonly Option[] {
  const options: Option[] = [];
  for (const draft of drafts) {
    const option = makeNewOption(draft, nextNewOptionValue(options));
    if (options.some(({ value }) => value === option.value)) {
      throw invalidArgument(`The option value ${option.value} is given twice.`);
    }
    options.push(option);
  }
  return options;
}

/** Yes and No where they are left out. */
export const makeNewBooleanOptions = ({ yes, no }: Partial<BooleanOptions> = {}): readonly Option[] => [
  no === undefined ? { value: 0, label: 'No' } : makeNewOption(no, 0),
  yes === undefined ? { value: 1, label: 'Yes' } : makeNewOption(yes, 1),
];

const makeNewOption = ({ value, label }: NewOption, otherwise: number): Option => ({
  value: value ?? otherwise,
  label: label ?? String(value ?? otherwise),
});

const nextNewOptionValue = (options: readonly Option[]): number =>
  Math.max(firstCustomValue - 1, ...options.map(({ value }) => value)) + 1;
