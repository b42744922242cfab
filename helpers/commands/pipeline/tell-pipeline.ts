import { environmentVariables } from '../../run/settings/environment';
import { environmentsFile, exitWith, reports } from '../command';
import { runTellPipeline } from './run-tell-pipeline';

const command = { args: process.argv.slice(2), env: environmentVariables(), reports, environmentsFile };
exitWith(Promise.resolve(command).then(given => runTellPipeline({ ...given, print: line => console.log(line) })));
