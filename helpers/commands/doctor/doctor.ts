import { environmentVariables } from '../../run/settings/environment';
import { exitWith } from '../command';
import { onNamedEnvironment } from '../named-environment';
import { runDoctor } from './run-doctor';

async function examineEnvironment(): Promise<number> {
  const { args, env } = onNamedEnvironment(process.argv.slice(2), environmentVariables());
  return runDoctor({ args, env, print: line => console.log(line) });
}

exitWith(examineEnvironment());
