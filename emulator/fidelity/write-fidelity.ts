import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderFidelity, withFidelityTable } from './render-fidelity';

// Writes docs/emulator.md, and the README's table, from the tables that serve the requests.
const fidelityFilePath = (file: string): string => path.resolve(__dirname, '../..', file);

writeFileSync(fidelityFilePath('docs/emulator.md'), renderFidelity());
writeFileSync(fidelityFilePath('README.md'), withFidelityTable(readFileSync(fidelityFilePath('README.md'), 'utf8')));
process.stdout.write("The emulator's fidelity is written to docs/emulator.md and README.md\n");
