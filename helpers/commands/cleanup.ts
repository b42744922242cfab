import { connect } from '../run/connect';
import { environmentVariables } from '../run/settings/environment';
import { exitWith, reports } from './command';
import { runCleanup } from './run-cleanup';

const args = process.argv.slice(2);
exitWith(runCleanup({ args, env: environmentVariables(), reports, print: line => console.log(line), connect }));
