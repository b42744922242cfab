'use strict';

const { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/** Milliseconds: what a cache holds for programs, and for versions of Node.js, that nobody runs any more. */
const unusedAfter = 30 * 86_400_000;

/**
 * Puts a file of a cache in the place of another one in one step, for whoever reads it now, and removes what has not been written for a
 * month. Where the cache cannot be written, starts take longer, and nothing else happens.
 */
function replaceFile(file, content) {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, file);
    removeUnused(path.dirname(file));
  } catch {
    remove(draft);
  }
}

function removeUnused(folder) {
  const since = Date.now() - unusedAfter;
  for (const name of readdirSync(folder)) {
    const place = path.join(folder, name);
    const state = statSync(place, { throwIfNoEntry: false });
    if (state?.isFile() && state.mtimeMs < since) remove(place);
  }
}

function remove(file) {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays, and nobody reads it.
  }
}

module.exports = { replaceFile };
