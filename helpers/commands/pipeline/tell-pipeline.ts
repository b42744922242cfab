import { environmentVariables } from '../../run/settings/environment';
import { exitWith, reports } from '../command';
import { runTellPipeline } from './run-tell-pipeline';

const command = { args: process.argv.slice(2), env: environmentVariables(), reports };
exitWith(Promise.resolve(command).then(given => runTellPipeline({ ...given, print: line => console.log(line) })));
