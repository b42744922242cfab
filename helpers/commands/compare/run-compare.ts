import { HarnessError } from '../../dataverse/errors';
import { compareVerdicts } from '../../verdict/compare/compare-verdicts';
import { type Comparison, comparisonSchema } from '../../verdict/compare/comparison-schema';
import { renderAsMarkdown } from '../../verdict/compare/render-as-markdown';
import { renderForTerminal } from '../../verdict/compare/render-for-terminal';
import { readOutline } from '../../verdict/compare/verdict-outline';
import { parseCommand } from '../parse-command';
import { findVerdict, type Places } from './find-verdict';

type CompareCommand = {
  readonly args: readonly string[];
  readonly places: Places;
  readonly terminal: { readonly width: number; readonly hasColors: boolean };
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
};

const usage = `npm run compare -- A B [--json | --markdown]
  Holds verdict B against verdict A, on the requirements that both looked at.
  A, B        a verdict.json, a reports folder that holds one, or an environment of environments.json
  --json      for programs: docs/schema/comparison.schema.json
  --markdown  to be sent to somebody: without addresses, organizations and users
Exit status: 0 nothing got worse, 1 something got worse, 2 the two could not be compared, or B could not look at what
held in A.`;

const options = {
  json: { type: 'boolean', default: false },
  markdown: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** `npm run compare`: prints what differs between two verdicts, and returns the exit status. */
export function runCompare(command: CompareCommand): Comparison['status'] {
  try {
    const { values, positionals } = parseCommand({ args: [...command.args], options, allowPositionals: true }, usage);
    if (values.help) {
      command.print(`${usage}\n`);
      return 0;
    }
    const [a, b] = positionals.map(name => readOutline(findVerdict(name, command.places)));
    if (a === undefined || b === undefined || positionals.length > 2) {
      throw new HarnessError('Two verdicts are compared, no more and no less', `use it so:\n${usage}`);
    }
    const comparison = compareVerdicts(a, b);
    command.print(rendered(comparison, values, command.terminal));
    return comparison.status;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    command.complain(`${error.name}: ${error.message}`);
    return 2;
  }
}

function rendered(
  comparison: Comparison,
  { json, markdown }: { readonly json: boolean; readonly markdown: boolean },
  terminal: CompareCommand['terminal'],
): string {
  if (json) return `${JSON.stringify(comparisonSchema.parse(comparison), null, 2)}\n`;
  return markdown ? renderAsMarkdown(comparison) : renderForTerminal(comparison, terminal);
}
