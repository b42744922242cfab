'use strict';
// `node --require ./transpile/register.cjs file.ts`: Node runs TypeScript. ts-node transpiles it as tsconfig.json says, by swc, and what
// comes of a program's files is kept in node_modules/.cache/transpiled until the file, ts-node, swc or the options change: a start
// transpiles what is new to it, and no more. Types are checked by `npm run typecheck`. Playwright, which loads the specs, has a
// transpiler of its own.

const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { SourceMap } = require('node:module');
const path = require('node:path');
require('./keep-code.cjs');
const { replaceFile } = require('./replace-file.cjs');

const root = path.join(__dirname, '..');
const digest = text => createHash('sha256').update(text).digest('hex');

let service;
const inlineMap = /\n\/\/# sourceMappingURL=data:application\/json;charset=utf-8;base64,([\w+/=]+)\s*$/;

/** ts-node, and with it TypeScript, is loaded where there is something to transpile, which is seldom. */
function transpile(source, file) {
  service ??= require('ts-node').create({ cwd: root });
  const output = service.compile(source, file);
  const [, map = ''] = inlineMap.exec(output) ?? [];
  return { code: output.replace(inlineMap, ''), map: Buffer.from(map, 'base64').toString() };
}

const transpiler = JSON.stringify([
  require('ts-node/package.json').version,
  require('@swc/core/package.json').version,
  digest(readFileSync(path.join(root, 'tsconfig.json'))),
]);
const cache = path.join(root, 'node_modules/.cache/transpiled');
const [, main = ''] = process.argv;
/** One for each program of the project, since one read of all its files is faster than one for each; and one for what is no file of it. */
const program = path.join(cache, `${digest(main.startsWith(root) ? main : '')}.json`);

/** By the path of a file: what it was, as a digest, and the JavaScript that was made of it. */
const kept = read();
let isToBeWritten = false;

function read() {
  try {
    const { transpiler: by, files } = JSON.parse(readFileSync(program, 'utf8'));
    return new Map(by === transpiler ? files : []);
  } catch {
    return new Map();
  }
}

function write() {
  isToBeWritten = false;
  replaceFile(program, JSON.stringify({ transpiler, files: [...kept].filter(([file]) => existsSync(file)) }));
}

function inJavaScript(file) {
  const source = readFileSync(file, 'utf8');
  const was = digest(source);
  const known = kept.get(file);
  if (known?.was === was) return known.code;
  const { code } = transpile(source, file);
  kept.set(file, { was, code });
  if (!isToBeWritten) setImmediate(write);
  isToBeWritten = true;
  return code;
}

require.extensions['.ts'] = (module, file) => module._compile(inJavaScript(file), file);

const maps = new Map();

/** Where things stand in a file, as long as it is what was loaded: made when a stack is asked for, and not before. */
function mapOf(file) {
  if (!maps.has(file)) {
    const source = readFileSync(file, 'utf8');
    const isAsLoaded = kept.get(file)?.was === digest(source);
    maps.set(file, isAsLoaded ? new SourceMap(JSON.parse(transpile(source, file).map)) : undefined);
  }
  return maps.get(file);
}

/** A frame as Node writes it, with the place in TypeScript. */
function inTypeScript(frame) {
  const file = frame.getFileName();
  if (!kept.has(file) || !existsSync(file)) return String(frame);
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  const { lineNumber = line, columnNumber = column } = mapOf(file)?.findOrigin(line, column) ?? {};
  return String(frame).replace(`:${line}:${column}`, `:${lineNumber}:${columnNumber}`);
}

Error.prepareStackTrace = (error, frames) =>
  [String(error), ...frames.map(frame => `    at ${inTypeScript(frame)}`)].join('\n');
