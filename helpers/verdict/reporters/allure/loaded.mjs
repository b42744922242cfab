// Comes before Allure's command line, `node --import loaded.mjs cli.js`: loads what it is made of, which takes longer than to make a
// page, and lets it begin when the parent says by which arguments and variables. Without a word from it, nothing is made.

import path from 'node:path';
import process, { env } from 'node:process';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [, cli] = process.argv;
// Where a version of Allure has no such file, it loads everything itself.
await import(pathToFileURL(path.join(path.dirname(cli), 'dist/commands/index.js')).href).catch(() => undefined);
const said = await text(process.stdin);
if (said === '') process.exit();

const { args, variables } = JSON.parse(said);
Object.assign(env, variables);
process.argv.push(...args);
