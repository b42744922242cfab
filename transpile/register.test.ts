import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

/** A project of its own, with nothing transpiled yet. */
function project(name = 'project') {
  const folder = test.info().outputPath(name);
  for (const inner of ['transpile', 'node_modules']) mkdirSync(path.join(folder, inner), { recursive: true });
  for (const used of ['@swc', 'ts-node', 'typescript']) {
    symlinkSync(path.resolve('node_modules', used), path.join(folder, 'node_modules', used));
  }
  for (const file of [
    ...['register.cjs', 'keep-code.cjs', 'replace-file.cjs'].map(name => path.join('transpile', name)),
    'tsconfig.json',
    'package.json',
  ]) {
    copyFileSync(file, path.join(folder, file));
  }
  return {
    cache: path.join(folder, 'node_modules/.cache'),
    write: (name: string, text: string) => writeFileSync(path.join(folder, name), text),
    run: (name: string): string => {
      const args = ['--require', path.join(folder, 'transpile/register.cjs'), path.join(folder, name)];
      const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: {} });
      return (stdout + stderr).trim();
    },
  };
}

const whetherTsNodeWasThere = `console.log(Object.keys(require.cache).some(file => /ts-node.dist.index/.test(file)));`;

test('what has been transpiled is not transpiled again, and what has changed is', () => {
  const { write, run } = project();
  write('main.ts', `import { said } from './said'; console.log(said satisfies string); ${whetherTsNodeWasThere}`);
  write('said.ts', `export const said: string = 'one';`);

  expect([run('main.ts'), run('main.ts')]).toEqual(['one\ntrue', 'one\nfalse']);
  write('said.ts', `export const said: string = 'two';`);
  expect([run('main.ts'), run('main.ts')]).toEqual(['two\ntrue', 'two\nfalse']);
});

test('what was transpiled with other options is transpiled again', () => {
  const { write, run } = project();
  write('main.ts', whetherTsNodeWasThere);
  run('main.ts');
  write('tsconfig.json', '{ "compilerOptions": { "module": "commonjs" }, "ts-node": { "swc": true } }');

  expect([run('main.ts'), run('main.ts')]).toEqual(['true', 'false']);
});

test('a change of one file for another and back is seen', () => {
  const { write, run } = project();
  for (const said of ['one', 'two', 'one']) {
    write('main.ts', `console.log('${said}' as string);`);
    expect(run('main.ts')).toBe(said);
  }
});

test('each program keeps one file', () => {
  const { cache, write, run } = project();
  for (const said of ['one', 'two', 'three']) {
    write('main.ts', `console.log('${said}' as string);`);
    run('main.ts');
  }
  const files = readdirSync(path.join(cache, 'transpiled'));
  expect(files).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
});

test('what is kept and is no JSON, and a place that cannot be written, cost nothing but time', () => {
  const { cache, write, run } = project();
  write('main.ts', `console.log('said' as string);`);
  run('main.ts');
  for (const name of readdirSync(path.join(cache, 'transpiled'))) {
    if (name.endsWith('.json')) writeFileSync(path.join(cache, 'transpiled', name), '{"transpiler":');
  }
  expect(run('main.ts')).toBe('said');

  const other = project('other');
  writeFileSync(other.cache, 'a file where the folder should be');
  other.write('main.ts', `console.log('said' as string);`);
  expect(other.run('main.ts')).toBe('said');
});

test('a stack names lines and columns of the TypeScript, when it was kept too', () => {
  const { write, run } = project();
  const lines = [
    'interface Gone { readonly from: string }',
    '',
    'function fail(gone: Gone): never {',
    '  throw new RangeError(gone.from);',
    '}',
    'const typed: Gone = { from: "here" };',
    'try {',
    '  fail(typed);',
    '} catch (error) {',
    '  console.log((error as Error).stack?.replaceAll(__dirname, ""));',
    '}',
  ];
  write('main.ts', lines.join('\n'));
  for (const start of ['first', 'second']) {
    const [said, ...frames] = run('main.ts').split('\n');
    expect([said, ...frames.slice(0, 2)], start).toEqual([
      'RangeError: here',
      '    at fail (/main.ts:4:9)',
      '    at Object.<anonymous> (/main.ts:8:3)',
    ]);
  }
});
