import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderFidelity } from './render-fidelity';

// Writes docs/emulator.md from the tables that serve the requests.
const page = path.resolve(__dirname, '../docs/emulator.md');

writeFileSync(page, renderFidelity());
process.stdout.write(`The emulator's fidelity is written to ${path.relative(process.cwd(), page)}\n`);
