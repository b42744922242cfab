import { expandAzurePipeline } from './expand-azure-pipeline';
import { actions, azurePipeline, codeBlocks, page, readProjectFile, readYaml, workflows } from './pipeline-files';

/** A script that a pipeline runs, or that a reader copies. */
export type Script = {
  /** The file, and the name of the step. */
  readonly place: string;
  readonly text: string;
};

/** Every script of the workflows and actions, of the pipeline of Azure with its templates, and those that docs/ci.md has to copy. */
export function allScripts(): readonly Script[] {
  const files = [...workflows, ...actions];
  const inFiles = files.flatMap(file => scriptsIn(file, readYaml(readProjectFile(file))));
  const inAzure = scriptsIn(azurePipeline, expandAzurePipeline(azurePipeline, readProjectFile(azurePipeline)));
  const copied = readProjectFile(page);
  const inBlocks = codeBlocks(copied, 'yaml').flatMap(text => scriptsIn(page, readYaml(text)));
  const blocks = codeBlocks(copied, 'sh').map(text => ({ place: page, text: text.trim() }));
  return [...inFiles, ...inAzure, ...inBlocks, ...blocks];
}

/** The keys whose text a shell reads. */
const keys = ['run', 'bash', 'script', 'inlineScript'];

function scriptsIn(file: string, node: unknown, step?: string): Script[] {
  if (typeof node !== 'object' || node === null) return [];
  const entries: (readonly [string, unknown])[] = Object.entries(node);
  const textOf = (name: string): string | undefined => {
    const value = entries.find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const name = textOf('displayName') ?? textOf('name') ?? step;
  const own = keys.map(textOf).filter(text => text !== undefined && !/^\$\{\{.*\}\}$/.test(text.trim()));
  const scripts = own.map(text => ({ place: `${file} › ${name ?? (text ?? '').trim()}`, text: (text ?? '').trim() }));
  return [...scripts, ...entries.flatMap(([, value]) => scriptsIn(file, value, name))];
}
