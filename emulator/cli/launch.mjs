#!/usr/bin/env node
// Starts the emulator from its sources, wherever it is called from: Node itself does not read TypeScript.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('ts-node').register({ projectSearchDir: import.meta.dirname });
require('./main.ts');
