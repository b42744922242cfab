import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A regular expression of the code, and where it stands. */
export type Expression = { readonly source: string; readonly flags: string; readonly place: string };

/** Every regular expression that stands as a literal in a file, or in a folder's code, tests left out: each once. */
export function expressionsIn(place: string): Expression[] {
  const found = new Map<string, Expression>();
  for (const file of codeIn(place)) {
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const where = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
        found.set(node.text, { source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: where });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return [...found.values()];
}

const codeIn = (place: string): string[] =>
  statSync(place).isFile()
    ? [place]
    : readdirSync(place, { recursive: true, encoding: 'utf8' })
        .filter(name => /(?<!\.test)\.ts$/.test(name) && !/(?:^|[\\/])testing[\\/]/.test(name))
        .map(name => path.join(place, name));
