import { environmentVariables } from '../../run/settings/environment';
import { exitWith } from '../command';
import { runMerge } from './run-merge';

// `npm run merge -- DIR…`: the shards of a run become one report and one verdict.
exitWith(runMerge(process.argv.slice(2), environmentVariables(), process.stdout));
