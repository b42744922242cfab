import { environmentVariables } from '../../run/settings/environment';
import { exitWith } from '../command';
import { runDoctor } from './run-doctor';

const args = process.argv.slice(2);
exitWith(runDoctor({ args, env: environmentVariables(), print: line => console.log(line) }));
