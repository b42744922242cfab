import path from 'node:path';
import { connect } from '../run/connect';
import { environmentVariables, loadDotenv } from '../run/settings/settings';
import { runCleanup } from './run-cleanup';

loadDotenv();
runCleanup({
  args: process.argv.slice(2),
  env: environmentVariables(),
  reports: path.resolve(__dirname, '../../reports'),
  print: line => console.log(line),
  connect,
}).then(
  status => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
