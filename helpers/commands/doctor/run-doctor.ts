import { OutsideError } from '../../dataverse/errors';
import { allChecks } from '../../run/doctor/all-checks';
import { examine } from '../../run/doctor/examine';
import { type Finding, isNotOk, type Line } from '../../run/doctor/finding';
import { notOkBy } from '../../run/doctor/not-ok';
import { renderJson, renderLine } from '../../run/doctor/render';
import { Visit } from '../../run/doctor/visit';
import type { Environment } from '../../run/settings/environment';
import { loadSettings } from '../../run/settings/load';
import { createScrub } from '../../verdict/reporters/scrub';
import { parseCommand } from '../parse-command';

type DoctorCommand = {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly print: (line: string) => void;
};

/** 0: nothing is not ok. 2: something is. */
type ExitStatus = 0 | 2;

const usage = `npm run doctor [-- --json] [--environment NAME]
  Looks, without changing anything, at all that a run against the environment of the settings stands on.
  --json              the same for programs
  --environment NAME  looks at an environment of environments.json`;

const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;

/** `npm run doctor`: prints a line for each check as it is known, or one JSON document, and returns the exit status. */
export async function runDoctor({ args, env, ...command }: DoctorCommand): Promise<ExitStatus> {
  const scrub = createScrub(env);
  const print = (text: string): void => command.print(scrub(text));
  const { json, help } = parseCommand({ args: [...args], options }, usage).values;
  if (help) {
    print(usage);
    return 0;
  }
  const opened = openVisit(env);
  const lines: Line[] = [];
  for await (const line of lookAt(opened)) {
    lines.push(line);
    if (!json) print(renderLine(line));
  }
  // An address that was refused may hold a password.
  if (json) print(renderJson(lines, opened instanceof Visit ? opened.settings.dataverseUrl.href : undefined));
  return lines.some(isNotOk) ? 2 : 0;
}

/** A visit to the environment of the settings, or what is wrong with them. */
function openVisit(env: Environment): Visit | Finding {
  try {
    return new Visit(loadSettings(env));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return notOkBy(error);
  }
}

async function* lookAt(opened: Visit | Finding): AsyncGenerator<Line, void> {
  const check = 'settings';
  if (!(opened instanceof Visit)) {
    yield { check, finding: opened };
    for (const { name } of allChecks) yield { check: name, finding: { notAsked: `the ${check} are not ok` } };
    return;
  }
  const { dataverseUrl, credential } = opened.settings;
  yield { check, finding: { ok: `for ${dataverseUrl.href}, signing in by ${credential.kind}` } };
  try {
    yield* examine(opened, allChecks);
  } finally {
    opened.leave();
  }
}
