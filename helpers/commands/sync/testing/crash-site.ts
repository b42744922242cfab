import { execFile } from 'node:child_process';
import path from 'node:path';
import { onEmulator } from '../../emulator/emulator-process';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import { readTableDefinition } from '../../../dataverse/tables/table-definition';
import { keyAddress } from '../../../dataverse/web-api/odata-key';
import { type Clients, connector } from '../../../run/connect';
import { environmentVariables } from '../../../run/settings/environment';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { type Comparison, compareCopy } from '../../../replica/check/compare-copy';
import { openReplica, type ReplicaPlace } from '../../../replica/open-replica';
import type { Database } from '../../../replica/postgres/database';
import { postgresSink } from '../../../replica/postgres/postgres-sink';
import { replicaSource } from '../../../replica/replica-source';
import { type ReplicaTable, replicaTableOf } from '../../../replica/replica-table';
import { runsTypeScript } from '../../command';

const root = path.resolve(__dirname, '../../../..');
const schema = 'crashing';
const origin = { endpoint: 'Web API', organization: 'one' } as const;
const pageSize = 7;

/** Numbers from 0 to 1, the same in every run. Marsaglia's xorshift32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** An emulator with books that change, and a copy of them that processes keep which are killed. */
export class CrashSite {
  readonly #settings: Readonly<Record<string, string>>;
  readonly #clients: Clients;
  readonly #place: ReplicaPlace;
  readonly #table: ReplicaTable;
  readonly #books: string[] = [];

  private constructor(
    settings: Readonly<Record<string, string>>,
    clients: Clients,
    place: ReplicaPlace,
    table: ReplicaTable,
  ) {
    this.#settings = settings;
    this.#clients = clients;
    this.#place = place;
    this.#table = table;
  }

  /** `place`: the address of a server, or a folder. */
  static async at(place: string, act: (site: CrashSite) => Promise<void>): Promise<void> {
    await onEmulator(['--import-delay', '0', '--index-delay', '0'], async settings => {
      const clients = connector(loadSettings(settings))();
      await importSolution(clients.webApi, await readPackage(ownPackages.online), { timeout: 60_000 });
      const definition = await readTableDefinition(clients.webApi, 'sample_book');
      if (definition === undefined) throw new Error('the solution brought no sample_book');
      const where = place.startsWith('postgres:') ? { url: place } : { folder: place };
      await act(new CrashSite(settings, clients, where, replicaTableOf(definition)));
    });
  }

  /** Creates, renames and deletes books. */
  async write(random: () => number, count: number): Promise<void> {
    const { webApi } = this.#clients;
    for (let n = 0; n < count; n += 1) {
      const kind = random();
      const at = Math.floor(random() * this.#books.length);
      const id = this.#books[at];
      const name = `name ${Math.floor(random() * 1e6)}`;
      if (id === undefined || kind < 0.6) {
        const code = `crash-${this.#books.length}-${Math.floor(random() * 1e9)}`;
        const book = { sample_name: name, sample_bookcode: code };
        this.#books.push(await webApi.create('sample_books', book, { idColumn: 'sample_bookid' }));
      } else if (kind < 0.8) await webApi.patch(keyAddress('sample_books', id), { sample_name: name });
      else {
        await webApi.delete(keyAddress('sample_books', id));
        this.#books.splice(at, 1);
      }
    }
  }

  /** From now on the database counts what is done to each row of the copy. */
  async watch(): Promise<void> {
    await this.#withDatabase(async database => {
      await (await postgresSink(database, schema)).open(this.#table, origin);
      const audit = `${schema}.audit`;
      await database.query(`CREATE TABLE ${audit} (id uuid, version bigint, act text)`);
      await database.query(
        `CREATE FUNCTION ${schema}.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           INSERT INTO ${audit} SELECT coalesce(new.sample_bookid, old.sample_bookid), coalesce(new._version, old._version), TG_OP;
           RETURN NULL; END $$`,
      );
      await database.query(
        `CREATE TRIGGER note AFTER INSERT OR UPDATE OR DELETE ON ${schema}.sample_book FOR EACH ROW EXECUTE FUNCTION ${schema}.note()`,
      );
    });
  }

  /** Brings the copy up to date in a process that is killed at a step; 0: in one that lives. */
  run(step: number, moment: 'before' | 'after'): Promise<{ readonly wasKilled: boolean; readonly steps: number }> {
    const place = 'url' in this.#place ? this.#place.url : this.#place.folder;
    const script = path.join(__dirname, 'dying-sync.ts');
    const args = [...runsTypeScript, script, place, schema, String(step), moment];
    const env = { PATH: environmentVariables()['PATH'], ...this.#settings, PAGE_SIZE: String(pageSize) };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
        if (error !== null && error.signal !== 'SIGKILL') reject(new Error(`${stdout}${stderr}`));
        else resolve({ wasKilled: error !== null, steps: Number(/"steps":(\d+)/.exec(stdout)?.[1] ?? 0) });
      });
    });
  }

  /** Copy and table, row by row. */
  compare(): Promise<Comparison> {
    const source = replicaSource(this.#clients, this.#table, { ...origin, pageSize: 5_000 });
    return this.#withDatabase(database => compareCopy(database, schema, this.#table, source));
  }

  /** Versions of rows that were written to the copy again, and deletions done again: none may be. */
  async writtenMoreThanOnce(): Promise<readonly string[]> {
    const rows = await this.#withDatabase(database =>
      database.query(
        `SELECT id, version, act = 'DELETE' AS gone, count(*) AS times FROM ${schema}.audit GROUP BY 1, 2, 3 HAVING count(*) > 1`,
      ),
    );
    return rows.map(row => JSON.stringify(row));
  }

  async #withDatabase<T>(act: (database: Database) => Promise<T>): Promise<T> {
    const database = await openReplica(this.#place, { schema, tables: ['sample_book'] });
    try {
      return await act(database);
    } finally {
      await database.close();
    }
  }
}
