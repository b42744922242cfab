import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../../command';

const filesIn = (folder: string, wanted: RegExp): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => wanted.test(name))
    .map(name => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .toSorted();

/** From the project's folder. */
export const workflows = filesIn('.github/workflows', /\.yml$/);
export const actions = filesIn('.github/actions', /action\.yml$/);
export const issueForms = filesIn('.github/ISSUE_TEMPLATE', /\.yml$/);
/** It calls the templates beside it. */
export const azurePipeline = '.azure-pipelines/example.yml';
/** The page with lines to copy. */
export const page = 'docs/ci.md';

export const readProjectFile = (file: string): string => readFileSync(path.join(root, file), 'utf8');

export const readYaml = (text: string): unknown => parse(text);

/** The blocks of code of a Markdown page in one language. */
export const codeBlocks = (markdown: string, language: string): readonly string[] =>
  [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );
