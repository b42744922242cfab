import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';

test.skip('enableCompileCache' in Module, 'Node keeps it by itself.');

/** A project of its own, of which nothing is kept yet. */
function project() {
  const folder = test.info().outputPath('project');
  mkdirSync(path.join(folder, 'transpile'), { recursive: true });
  for (const name of ['keep-code.cjs', 'replace-file.cjs'])
    copyFileSync(path.join('transpile', name), path.join(folder, 'transpile', name));
  const cache = path.join(folder, 'node_modules/.cache/compiled');
  return {
    folder,
    cache,
    /** The files that are kept, by their paths. */
    kept: () => (existsSync(cache) ? readdirSync(cache).map(name => path.join(cache, name)) : []),
    write: (name: string, content: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    },
    run: async (
      name: string,
      options = ['--require', path.join(folder, 'transpile/keep-code.cjs')],
      variables: Readonly<Record<string, string>> = {},
    ): Promise<string> => {
      const env = { NODE_NO_WARNINGS: '1', ...variables };
      const child = spawn(process.execPath, [...options, path.join(folder, name)], { env });
      return (await Promise.all([text(child.stdout), text(child.stderr)])).join('').replaceAll(folder, '').trim();
    },
  };
}

/** Says what it comes to, and how many modules came from what was kept, and were compiled. */
const main = `
  const said = require('./said.cjs');
  const { taken, compiled } = require('./transpile/keep-code.cjs');
  console.log(said(1), taken, compiled);`;

test('what was compiled is not compiled again, and what has changed is', async () => {
  const { kept, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);

  expect([await run('main.cjs'), await run('main.cjs')]).toEqual(['2 0 2', '2 2 0']);
  // V8 itself would take it for the same: it looks at the length.
  write('said.cjs', `module.exports = n => n + 5;`);
  expect([await run('main.cjs'), await run('main.cjs')]).toEqual(['6 1 1', '6 2 0']);
  expect(kept()).toHaveLength(1);
});

test('who counts what is run, and who wants nothing kept, has modules as Node loads them', async () => {
  const { kept, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);

  for (const variables of [
    { NODE_DISABLE_COMPILE_CACHE: '1' },
    { NODE_V8_COVERAGE: test.info().outputPath('coverage') },
  ]) {
    expect(await run('main.cjs', undefined, variables)).toBe('2 0 0');
  }
  expect(kept()).toEqual([]);
});

test('what was not written for a month is removed when something is written', async () => {
  const { cache, kept, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);
  const [old, young] = [path.join(cache, 'old'), path.join(cache, 'young')];
  for (const name of ['old', 'young']) write(`node_modules/.cache/compiled/${name}`, '');
  utimesSync(old, new Date(0), new Date(0));

  await run('main.cjs');

  expect(kept()).toContain(young);
  expect(kept()).not.toContain(old);
});

test('another V8, and one with other options, has a file of its own', async () => {
  const { folder, kept, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);
  await run('main.cjs');

  const options = ['--no-opt', '--require', path.join(folder, 'transpile/keep-code.cjs')];
  expect([await run('main.cjs', options), await run('main.cjs', options)]).toEqual(['2 0 2', '2 2 0']);
  expect(await run('main.cjs')).toBe('2 2 0');
  expect(kept()).toHaveLength(2);
});

test('what is kept and was cut off, spoilt anywhere or is something else costs nothing but time', async () => {
  const { kept, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);
  await run('main.cjs');
  const [file = ''] = kept();
  const whole = readFileSync(file);
  const spoilt = (at: number): Buffer =>
    Buffer.concat([whole.subarray(0, at), Buffer.from('!'), whole.subarray(at + 1)]);
  const places = Array.from({ length: 12 }, (_, n) => Math.floor((n * whole.length) / 12));

  for (const content of [
    ...places.map(spoilt),
    ...places.map(at => whole.subarray(0, at)),
    Buffer.alloc(whole.length),
    Buffer.concat([whole, whole]),
  ]) {
    writeFileSync(file, content);
    expect(await run('main.cjs')).toBe('2 0 2');
    expect(readFileSync(file).length, 'it is whole again').toBe(whole.length);
  }
  expect(await run('main.cjs')).toBe('2 2 0');
});

test('a place that cannot be written costs nothing but time', async () => {
  const { cache, run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `module.exports = n => n + 1;`);
  write(path.join('node_modules', '.cache'), 'a file where the folder should be');

  expect([await run('main.cjs'), await run('main.cjs')]).toEqual(['2 0 2', '2 0 2']);
  expect(existsSync(cache)).toBe(false);
});

test('processes at once keep what each of them loads, also where one is killed', async () => {
  const { kept, run, write } = project();
  const modules = Array.from({ length: 6 }, (_, n) => `module-${n}.cjs`);
  for (const name of modules) write(name, `module.exports = n => n + 1;`);
  // Each loads one of them.
  write(
    'some.cjs',
    `const n = process.pid % 6;
     require('./module-' + n + '.cjs');
     if (n % 2 === 0) process.kill(process.pid, 'SIGKILL');`,
  );
  await Promise.all(Array.from({ length: 12 }, () => run('some.cjs')));

  write('all.cjs', modules.map(name => `require('./${name}');`).join('') + `console.log('all');`);
  expect(await Promise.all(Array.from({ length: 4 }, () => run('all.cjs')))).toEqual(Array(4).fill('all'));
  expect(kept().every(file => !/\.\d+$/.test(file))).toBe(true);
});

test('Playwright imports nothing in the three libraries of which that is taken for granted', () => {
  const importsIn = (library: string) =>
    readFileSync(`node_modules/${library}.js`, 'utf8').match(/\bimport\s*\(\s*[\w"'`$][^)]*/g);

  // The server of component tests.
  expect(importsIn('playwright-core/lib/coreBundle')).toEqual(['import("vite"']);
  // A proxy that wants Kerberos, and a Node.js before 19.
  expect(importsIn('playwright-core/lib/utilsBundle')).toEqual(['import("kerberos"', 'import("node:crypto"']);
  // A configuration of Babel, of which Playwright reads none.
  expect(importsIn('playwright/lib/transform/babelBundle')).toEqual(['import(filepath']);
});

test('types that JSDoc names by an import are no reason to compile a module each time', async () => {
  const { run, write } = project();
  write('main.cjs', main);
  write('said.cjs', `/**\n * @param {import('./other').Number} n\n */\nmodule.exports = n => n + 1;`);
  expect([await run('main.cjs'), await run('main.cjs')]).toEqual(['2 0 2', '2 2 0']);

  write('said.cjs', `/** @param {number} n */ const later = () => import('./other'); module.exports = n => n + 1;`);
  expect([await run('main.cjs'), await run('main.cjs')]).toEqual(['2 1 0', '2 1 0']);
});

test('a module is what it is without: its require, its parents, its name, and an import of its own', async () => {
  const { run, write } = project();
  write(
    'node_modules/some/index.js',
    `exports.parent = module.parent.filename; exports.children = module.children.length;`,
  );
  write('esm.mjs', `export const here = 'by import';`);
  write('inner/esm-in-js.js', `export const here = 'by syntax';`);
  write('inner/data.json', `{ "here": "by JSON" }`);
  write(
    'inner/said.cjs',
    `exports.all = async () => ({
       names: [__filename, __dirname, module.filename, module.id],
       main: [require.main === module, require.main.filename],
       resolved: [require.resolve('some'), require.resolve.paths('some')[0], require.cache[__filename] === module],
       some: require('some'), json: require('./data.json'), isThis: this === exports,
       imported: (await import('../esm.mjs')).here, syntax: (await import('./esm-in-js.js')).here,
     });`,
  );
  write(
    'main.cjs',
    `require('./inner/said.cjs').all().then(all => console.log(JSON.stringify({ ...all, isTop: this === module.exports })));`,
  );

  const without = await run('main.cjs', []);
  expect(without).toContain('by syntax');
  expect([await run('main.cjs'), await run('main.cjs')]).toEqual([without, without]);
});

test('an error names the place where it is, on the first line too, and what cannot be read is told as Node tells it', async () => {
  const { run, write } = project();
  write(
    'main.cjs',
    `try { null.x; } catch (error) { console.log(error.stack.split('\\n')[1]); }\ntry { require('./wrong.cjs'); } catch (error) { console.log(error.stack); }`,
  );
  write('wrong.cjs', `\nconst = 1;`);
  const withoutNode = (said: string): string =>
    said
      .split('\n')
      .filter(line => !line.includes('node:'))
      .join('\n');

  const first = withoutNode(await run('main.cjs'));
  expect(first).toMatch(/^at Object\.<anonymous> \(\/main\.cjs:1:12\)\n\/wrong\.cjs:2\nconst = 1;/);
  expect(withoutNode(await run('main.cjs'))).toBe(first);
});
