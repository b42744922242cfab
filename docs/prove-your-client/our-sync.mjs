// This project's own `npm run sync`, put to the proof like any other client: it keeps the copy in a PostgreSQL database in STATE_FOLDER.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv, env, exit } from 'node:process';
import { PGlite } from '@electric-sql/pglite';

const { STATE_FOLDER = '', COPY_FILE = '', TABLE_NAME = '' } = env;
const root = path.resolve(path.dirname(argv[1] ?? ''), '../..');

const synchronised = spawnSync('npm', ['run', '--silent', 'sync', '--', '--table', TABLE_NAME], {
  cwd: root,
  env: { ...env, REPORTS_FOLDER: STATE_FOLDER },
  stdio: 'inherit',
});
if (synchronised.status !== 0) exit(1);

const database = await PGlite.create(path.join(STATE_FOLDER, 'replica'));
const { rows: tables } = await database.query(
  'SELECT table_schema AS schema FROM information_schema.tables WHERE table_name = $1',
  [TABLE_NAME],
);
const { rows } = await database.query(`SELECT * FROM "${tables[0].schema}"."${TABLE_NAME}"`);
writeFileSync(COPY_FILE, rows.map(row => `${JSON.stringify(row)}\n`).join(''));
await database.close();
