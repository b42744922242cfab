import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listTests } from '../../verdict/requirements/list-tests';
import { exitWith, root } from '../command';
import { publishedFiles } from './published-files';

// `npm run requirements`: writes the catalogue as Markdown, CSV and JSON, and the schemas of what other programs read.
async function writeRequirements(): Promise<number> {
  for (const [name, text] of await publishedFiles(root, listTests(root))) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${name} is written`);
  }
  return 0;
}

exitWith(writeRequirements(), 1);
