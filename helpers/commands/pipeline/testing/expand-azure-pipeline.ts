import path from 'node:path';
import { z } from 'zod';
import { readProjectFile, readYaml } from './pipeline-files';

type Mapping = Readonly<Record<string, unknown>>;
/** What an expression can name: `parameters`, and the variables of loops. */
type Scope = Mapping;

const templateSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), type: z.string(), default: z.unknown().optional() })).default([]),
});
const isMapping = (node: unknown): node is Mapping => typeof node === 'object' && node !== null && !Array.isArray(node);

/**
 * The text of a pipeline of Azure, which stands in a file, as the server expands it before a run: templates, loops, conditions and expressions of `${{ }}`, as far as
 * the files here use them (https://learn.microsoft.com/azure/devops/pipelines/process/template-expressions). Throws for any other, for
 * a parameter that a template does not have, and for one that is not given.
 */
export const expandAzurePipeline = (file: string, text: string): unknown => expand(readYaml(text), {}, file);

function expand(node: unknown, scope: Scope, file: string): unknown {
  if (typeof node === 'string') return expandText(node, scope);
  if (Array.isArray(node)) return node.flatMap((item, at) => expandItem(item, node[at - 1], scope, file));
  return isMapping(node) ? expandMapping(node, scope, file) : node;
}

function expandItem(item: unknown, before: unknown, scope: Scope, file: string): readonly unknown[] {
  if (!isMapping(item)) return [expand(item, scope, file)];
  const [key = '', value] = Object.entries(item)[0] ?? [];
  const inserted = insertedScopes(key, isMapping(before) ? Object.keys(before)[0] : undefined, scope);
  if (inserted !== undefined) return inserted.flatMap(inner => z.array(z.unknown()).parse(expand(value, inner, file)));
  return typeof item['template'] === 'string' ? expandTemplate(item, scope, file) : [expand(item, scope, file)];
}

function expandMapping(node: Mapping, scope: Scope, file: string): Mapping {
  const entries = Object.entries(node).flatMap(([key, value], at, all) => {
    const inserted = insertedScopes(key, all[at - 1]?.[0], scope);
    if (inserted === undefined)
      return [[z.string().parse(expandText(key, scope)), expand(value, scope, file)] as const];
    return inserted.flatMap(inner =>
      Object.entries(z.record(z.string(), z.unknown()).parse(expand(value, inner, file))),
    );
  });
  return Object.fromEntries(entries);
}

/** The scopes in which what stands under this key is inserted; undefined where the key is an ordinary one. */
function insertedScopes(key: string, keyBefore: string | undefined, scope: Scope): readonly Scope[] | undefined {
  const [, name, list = ''] = /^\$\{\{ each (\w+) in (.+) \}\}$/.exec(key) ?? [];
  if (name !== undefined) return itemsOf(evaluate(list, scope)).map(each => ({ ...scope, [name]: each }));
  const isElse = key === '${{ else }}';
  const [, condition] = /^\$\{\{ if (.+) \}\}$/.exec((isElse ? keyBefore : key) ?? '') ?? [];
  if (condition === undefined) return undefined;
  return Boolean(evaluate(condition, scope)) === isElse ? [] : [scope];
}

/** What a loop goes over: a mapping's entries have `key` and `value`. */
const itemsOf = (node: unknown): readonly unknown[] =>
  isMapping(node) ? Object.entries(node).map(([key, value]) => ({ key, value })) : z.array(z.unknown()).parse(node);

function expandTemplate(item: Mapping, scope: Scope, file: string): readonly unknown[] {
  const [name = ''] = z.string().parse(item['template']).split('@');
  const template = name.startsWith('.') ? name : path.posix.join(path.posix.dirname(file), name);
  const content = z.record(z.string(), z.unknown()).parse(readYaml(readProjectFile(template)));
  const declared = templateSchema.parse(content).parameters;
  const given = z.record(z.string(), z.unknown()).parse(expand(item['parameters'] ?? {}, scope, file));
  const unknown = Object.keys(given).filter(one => !declared.some(parameter => parameter.name === one));
  const missing = declared.filter(one => !(one.name in given) && one.default === undefined).map(one => one.name);
  if (unknown.length + missing.length > 0)
    throw new Error(`${template}: unknown ${unknown.join()}, missing ${missing.join()}`);
  const parameters = Object.fromEntries(declared.map(one => [one.name, given[one.name] ?? one.default]));
  return z.array(z.unknown()).parse(expand(content['jobs'] ?? content['steps'], { parameters }, template));
}

function expandText(text: string, scope: Scope): unknown {
  const whole = /^\$\{\{ ([^}]+) \}\}$/.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, scope) ?? '';
  return text.replace(/\$\{\{ ([^}]+) \}\}/g, (_, expression: string) => z.string().parse(evaluate(expression, scope)));
}

/** A path, or `replace(path, 'this', 'that')`. */
function evaluate(expression: string, scope: Scope): unknown {
  const [, text, from, to] = /^replace\(([\w.]+), '([^']*)', '([^']*)'\)$/.exec(expression) ?? [];
  if (text !== undefined)
    return z
      .string()
      .parse(evaluate(text, scope))
      .replaceAll(from ?? '', to ?? '');
  if (!/^[\w.]+$/.test(expression)) throw new Error(`Not known here: ${expression}`);
  const [first = '', ...rest] = expression.split('.');
  if (!(first in scope)) throw new Error(`Nothing is called ${first} where ${expression} stands.`);
  return rest.reduce<unknown>((node, key) => (isMapping(node) ? node[key] : undefined), scope[first]);
}
