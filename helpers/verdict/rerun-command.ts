import type { Environment } from '../run/settings/environment';

/** Tells the processes of a run which options say where it looks and writes, so that a command repeats them. */
const variable = 'VERIFY_RERUN_OPTIONS';

/** The variable that has {@link rerunCommand} repeat these options of `verify`: where the run looks and writes. */
export const rerunVariable = (options: readonly string[]): Readonly<Record<string, string>> => ({
  [variable]: options.map(quoted).join(' '),
});

/** The command that looks at one requirement again, with all that it stands on, where this run looked. */
export function rerunCommand(id: string, env: Environment): string {
  return ['npm run verify --', `--requirement ${id}`, env[variable]?.trim() ?? ''].join(' ').trim();
}

/** As a shell takes it for one word. */
const quoted = (word: string): string => (/^[\w./:-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`);
