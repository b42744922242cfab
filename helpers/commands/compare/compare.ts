import { environmentVariables } from '../../run/settings/environment';
import { environmentsFile, exitWith, reports } from '../command';
import { runCompare } from './run-compare';

// `npm run compare -- A B`: what got worse, better, or changed from one verdict to another.
const { stdout } = process;
const status = runCompare({
  args: process.argv.slice(2),
  places: { folder: process.cwd(), environmentsFile, reports },
  terminal: {
    width: stdout.isTTY ? stdout.columns || 80 : 120,
    // NO_COLOR and FORCE_COLOR are known to Node.
    hasColors: stdout.isTTY && stdout.hasColors(16, environmentVariables()),
  },
  print: text => void stdout.write(text),
  complain: text => console.error(text),
});
exitWith(Promise.resolve(status));
