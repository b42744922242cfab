import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { requirements } from '../verdict/requirements/catalogue';
import { root } from './command';
import { specsByRequirement } from '../verdict/requirements/coverage';
import { listTests } from '../verdict/requirements/list-tests';
import { renderRequirements } from '../verdict/requirements/render-markdown';

// Writes docs/requirements.md from the catalogue and the specs.
const page = path.join(root, 'docs/requirements.md');

writeFileSync(page, renderRequirements(requirements, specsByRequirement(listTests(root))));
console.log(`${requirements.length} requirements written to ${path.relative(process.cwd(), page)}`);
