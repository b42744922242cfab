import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { requirements } from '../verdict/requirements/catalogue';
import { readSpecs, specsByRequirement } from '../verdict/requirements/coverage';
import { renderRequirements } from '../verdict/requirements/render-markdown';

// Writes docs/requirements.md from the catalogue and the specs.
const root = path.resolve(__dirname, '../..');
const page = path.join(root, 'docs/requirements.md');

writeFileSync(page, renderRequirements(requirements, specsByRequirement(readSpecs(path.join(root, 'specs')))));
console.log(`${requirements.length} requirements written to ${path.relative(process.cwd(), page)}`);
