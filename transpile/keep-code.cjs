'use strict';
// `node --require ./transpile/keep-code.cjs …`: keeps what V8 makes of the modules of a program for its next start. Node does so by itself
// from 22.1 on. Before, this does: the code of all modules of a program is read from one file, and what is new or has changed is compiled.
// It is taken when a process ends, so that functions are in it that V8 compiles when they are called first.

const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { url: inspectorUrl } = require('node:inspector');
const Module = require('node:module');
const path = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { Script } = require('node:vm');
const { isMainThread } = require('node:worker_threads');
const { replaceFile } = require('./replace-file.cjs');

const root = path.join(__dirname, '..');
const cache = path.join(root, 'node_modules/.cache/compiled');
const hash = content => createHash('sha256').update(content);

const [, main = ''] = process.argv;
const program = hash(main.startsWith(root) ? main : '').digest('hex');
/** One for each program of the project, and for each V8, which takes no code of another one, or of one with other options. */
const file = path.join(cache, `${program}-${cachedDataVersionTag().toString(16)}`);

/** How many modules came from what was kept, and how many were compiled. */
const counts = { taken: 0, compiled: 0 };
module.exports = counts;

// A file is its digest, the size of its table, the table as JSON, and the code. V8 looks at the first bytes of code and trusts the others,
// and it would copy what does not begin at a word.
const [digestSize, word] = [32, 8];
const tableAt = digestSize + word;
const inWords = size => Math.ceil(size / word) * word;

// V8's code does not know whose module it is, and can import nothing. Tags of JSDoc name types so, and import nothing either.
const importing = /\bimport\s*\(/;
const documentation = /^\s*(?:\/\*)?\*+ @(?:(?!\*\/).)*/gm;
const canImport = content => importing.test(content) && importing.test(content.replace(documentation, ''));
/** What they import, a suite without a browser never comes to. They are as large as all the rest. */
const withoutImports = new Set(
  ['playwright-core/lib/coreBundle', 'playwright-core/lib/utilsBundle', 'playwright/lib/transform/babelBundle'].map(
    name => path.join(root, 'node_modules', `${name}.js`),
  ),
);

/** By the path of a module: what it was, as a digest, and the code. Nothing, where the file is not as it was written. */
function read() {
  try {
    const all = readFileSync(file);
    if (!hash(all.subarray(digestSize)).digest().equals(all.subarray(0, digestSize))) return new Map();
    const codeAt = tableAt + all.readUInt32LE(digestSize);
    const table = JSON.parse(all.toString('utf8', tableAt, codeAt));
    return new Map(
      table.map(([name, was, at, size]) => [name, { was, code: all.subarray(codeAt + at, codeAt + at + size) }]),
    );
  } catch {
    return new Map();
  }
}

function pack(modules) {
  let size = 0;
  const table = [];
  for (const [name, { was, code }] of modules) {
    table.push([name, was, size, code.length]);
    size += inWords(code.length);
  }
  const text = JSON.stringify(table);
  const codeAt = tableAt + inWords(Buffer.byteLength(text));
  const all = Buffer.alloc(codeAt + size);
  all.writeUInt32LE(codeAt - tableAt, digestSize);
  all.fill(' ', tableAt, codeAt).write(text, tableAt);
  for (const [n, [, { code }]] of modules.entries()) code.copy(all, codeAt + table[n][2]);
  hash(all.subarray(digestSize)).digest().copy(all);
  return all;
}

/** Beside what another process kept meanwhile. A process does not end otherwise for it. */
function write(made) {
  try {
    for (const [name, { was, script }] of made) made.set(name, { was, code: script.createCachedData() });
    replaceFile(file, pack([...new Map([...read(), ...made])].filter(([name]) => existsSync(name))));
  } catch {
    // The next start compiles it again.
  }
}

/** The `require` that Node hands to a module. */
function requireOf(module) {
  const require = id => module.require(id);
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options);
  require.resolve.paths = request => Module._resolveLookupPaths(request, module);
  return Object.assign(require, { main: process.mainModule, extensions: Module._extensions, cache: Module._cache });
}

/** Has each CommonJS module of the project loaded by way of what is kept. */
function keepCode() {
  const kept = read();
  const made = new Map();
  const compile = Module.prototype._compile;
  const [wrapperStart] = Module.wrapper;

  function scriptOf(content, filename) {
    const was = hash(content).digest('hex');
    const known = kept.get(filename);
    const script = new Script(Module.wrap(content), {
      filename,
      columnOffset: -wrapperStart.length,
      cachedData: known?.was === was ? known.code : undefined,
    });
    const isTaken = script.cachedDataRejected === false;
    counts[isTaken ? 'taken' : 'compiled'] += 1;
    if (!isTaken) made.set(filename, { was, script });
    return script;
  }

  /** Undefined for what is no CommonJS, imports something, or cannot be compiled: Node knows what to make of it. */
  function tryScript(content, filename, format) {
    if (format === 'module' || !filename.startsWith(root)) return undefined;
    if (!withoutImports.has(filename) && canImport(content)) return undefined;
    try {
      return scriptOf(content, filename);
    } catch {
      return undefined;
    }
  }

  Module.prototype._compile = function (content, filename, format) {
    const script = tryScript(content, filename, format);
    if (script === undefined) return compile.call(this, content, filename, format);
    const parameters = [this.exports, requireOf(this), this, filename, path.dirname(filename)];
    return Reflect.apply(script.runInThisContext(), this.exports, parameters);
  };
  process.on('exit', () => {
    if (made.size > 0) write(made);
  });
}

// eslint-disable-next-line no-restricted-properties -- variables of Node.js itself
const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
/** Debuggers, and who counts what is run, want modules as Node loads them. */
const isWatched = inspectorUrl() !== undefined || NODE_V8_COVERAGE !== undefined;

if (Module.enableCompileCache) Module.enableCompileCache(cache);
else if (isMainThread && !isWatched && NODE_DISABLE_COMPILE_CACHE === undefined) keepCode();
