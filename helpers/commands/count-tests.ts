import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reports } from './command';
import { countTests } from './junit-counts';

// `count-tests [exit status of npm test]`: ends a CI log with the plain line "N passed, N failed".
const files = ['unit-junit.xml', 'junit.xml'].map(name => path.join(reports, name)).filter(file => existsSync(file));
const { passed, failed } = countTests(files.map(file => readFileSync(file, 'utf8')));

// A type error or a lint error fails `npm test` without any test: "0 failed" would be a lie.
const failedOutside = failed === 0 && (process.argv[2] ?? '0') !== '0' ? 1 : 0;
if (failedOutside > 0) console.log('npm test failed outside of a test: read its messages above.');
console.log(`${passed} passed, ${failed + failedOutside} failed`);
