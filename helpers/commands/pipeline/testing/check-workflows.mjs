import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { argv, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

// `node check-workflows.mjs FOLDER FILE…`: prints as JSON what GitHub's own language service has to say of each workflow and
// action of a repository: schema, expressions and their contexts, what a called workflow takes. The folder is the repository.

register('./json-modules.mjs', import.meta.url);
const { validate } = await import('@actions/languageservice');

const [folder, ...files] = argv.slice(2);
const read = file => readFileSync(path.join(folder, file), 'utf8');
const fileProvider = { getFileContent: async ({ path: name }) => ({ name, content: read(name) }) };

const said = await Promise.all(
  files.map(async file => {
    const uri = pathToFileURL(path.join(folder, file)).href;
    const diagnostics = await validate({ uri, getText: () => read(file) }, { fileProvider });
    return diagnostics.map(({ range, message }) => `${file}:${range.start.line + 1} ${message}`);
  }),
);
stdout.write(JSON.stringify(said.flat()));
