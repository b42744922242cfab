import path from 'node:path';
import { connect } from '../run/connect';
import { environmentVariables } from '../run/settings/environment';
import { runCleanup } from './run-cleanup';

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
