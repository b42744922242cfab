import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SettingsError } from '../dataverse/errors';

/**
 * `parseArgs` of Node for a command that is called as `usage` says. Throws SettingsError for arguments that it does not take:
 * to leave them aside would look as if they had been heard.
 */
export function parseCommand<const Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    // Node's own errors name the argument.
    if (error instanceof TypeError) throw new SettingsError(error.message, `use it so:\n${usage}`);
    throw error;
  }
}

/** Whether a command that takes nothing but `--help` is asked for it. Throws SettingsError for any other argument. */
export const asksForHelp = (args: readonly string[], usage: string): boolean =>
  parseCommand({ args: [...args], options: { help: { type: 'boolean', default: false } } }, usage).values.help;
