#!/usr/bin/env node
// Starts the emulator from its sources, wherever it is called from: Node itself does not read TypeScript.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../transpile/register.cjs');
require('./main.ts');
