import { connect } from '../../run/connect';
import { environmentVariables } from '../../run/settings/environment';
import { exitWith } from '../command';
import { onNamedEnvironment } from '../named-environment';
import { runCleanup } from './run-cleanup';

async function cleanUp(): Promise<number> {
  const named = onNamedEnvironment(process.argv.slice(2), environmentVariables());
  return runCleanup({ ...named, print: line => console.log(line), connect });
}

exitWith(cleanUp());
