'use strict';
// `node --require ./transpile/register.cjs file.ts`: Node runs TypeScript. swc takes the types away; what comes of a program's files is
// kept in node_modules/.cache/transpiled until the file, swc or the options change: a start transpiles what is new to it, and no more.
// Types are checked by `npm run typecheck`. Playwright, which loads the specs, has a transpiler of its own.

const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { enableCompileCache, SourceMap } = require('node:module');
const path = require('node:path');

const options = {
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  module: { type: 'commonjs', ignoreDynamic: true },
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023', keepClassNames: true },
};
/** swc is loaded where there is something to transpile, which is seldom. */
const transpile = (source, file) => require('@swc/core').transformSync(source, { ...options, filename: file });

const digest = text => createHash('sha256').update(text).digest('hex');
const transpiler = JSON.stringify([require('@swc/core/package.json').version, options]);
const root = path.join(__dirname, '..');
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

/** In one step, for whoever reads it now. A place that cannot be written costs time at the next start, and nothing else. */
function write() {
  isToBeWritten = false;
  const draft = `${program}.${process.pid}`;
  try {
    mkdirSync(cache, { recursive: true });
    writeFileSync(draft, JSON.stringify({ transpiler, files: [...kept].filter(([file]) => existsSync(file)) }));
    renameSync(draft, program);
  } catch {
    if (existsSync(draft)) rmSync(draft);
  }
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
// From Node.js 22 on, what V8 makes of each file is kept too.
enableCompileCache?.(path.join(cache, 'compiled'));

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
