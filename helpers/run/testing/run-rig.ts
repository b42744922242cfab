import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoBook } from '../../sample/books';
import type { LedgerData } from '../ledger/ledger-data';
import { leaseNames } from '../lease/lease';
import { Ledger } from '../ledger/ledger';
import { writeLedgerFile } from '../ledger/ledger-file';
import { asKilled } from './killed';
import { type Answer, ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import {
  installed,
  notInstalled,
  withImport,
  withUninstall,
  zipOf,
} from '../../dataverse/solutions/testing/solution-rig';

export const environmentUrl = 'https://contoso.example/';
export const thisRun = '0a1b2c3d';

type Existing = 'adopt' | 'replace' | 'fail';
type Table = {
  readonly tracked: boolean;
  readonly entitySet: string;
  readonly columns: Readonly<Record<string, string | undefined>>;
  readonly keys: readonly (readonly string[])[];
};
type BookRow = { sample_bookid: string; sample_bookcode: string | null; sample_name?: string; sample_author?: string };

/** The sample's table, as the solution brings it. */
export const bookTable: Table = {
  tracked: true,
  entitySet: 'sample_books',
  columns: {
    sample_bookid: 'Uniqueidentifier',
    sample_name: 'String',
    sample_bookcode: 'String',
    sample_author: 'String',
  },
  keys: [['sample_bookcode']],
};

/** For unit tests: a run with its ledger and settings, in a folder of its own, and the environment it works in. */
export class RunRig {
  readonly environment = withUninstall(withImport(new ScriptedEnvironment()));
  readonly ledger: Ledger;
  readonly reports: string;
  readonly packageFile: string;
  /** The state that the ledger had when a request was made. */
  readonly stateAt = new Map<string, string | undefined>();

  #table: Table | undefined;

  constructor(folder: string) {
    this.reports = path.join(folder, 'reports');
    this.packageFile = path.join(folder, 'package.zip');
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.packageFile, zipOf());
    this.ledger = Ledger.open(this.reports, { runId: thisRun, url: environmentUrl });
    this.installed(false);
    this.books();
    this.environment.on('GET EntityDefinitions(', ({ request }) => this.answerOfTable(request));
  }

  settings(existing: Existing = 'adopt', keep = false) {
    return { solution: { existing, file: this.packageFile, keep, jobTimeout: 20 * 60_000 } };
  }

  /** The sample's table, or that there is none, from now on. */
  table(table: Table | undefined): this {
    this.#table = table;
    return this;
  }

  /** The answer to a request for the table's definition. */
  answerOfTable(request: string): Answer {
    const table = this.#table;
    if (table === undefined) return { status: 404 };
    const columns = Object.entries(table.columns).filter(([, type]) => type !== undefined);
    if (request.includes('/Attributes'))
      return { body: { value: columns.map(([LogicalName, AttributeType]) => ({ LogicalName, AttributeType })) } };
    const keys = table.keys.map(KeyAttributes => ({
      ...{ LogicalName: KeyAttributes.join(), KeyAttributes, EntityKeyIndexStatus: 'Active' },
    }));
    if (request.includes('/Keys')) return { body: { value: keys } };
    const { entitySet: EntitySetName, tracked: ChangeTrackingEnabled } = table;
    return { body: { LogicalName: 'sample_book', EntitySetName, ChangeTrackingEnabled } };
  }

  /** Whether the solution and its table are installed from now on; imports and uninstalls change it, as they would. */
  installed(answer: Answer | boolean): this {
    this.table(answer === false ? undefined : bookTable);
    let now = answer === true ? installed() : answer === false ? notInstalled : answer;
    this.environment
      .on('GET solutions?', () => now)
      .on('POST ImportSolutionAsync', () => {
        this.#noteState('POST ImportSolutionAsync');
        now = installed();
        this.table(bookTable);
        return { body: { AsyncOperationId: 'a' } };
      })
      .on('DELETE solutions(', () => {
        this.#noteState('DELETE solutions(');
        now = notInstalled;
        this.table(undefined).books();
        return {};
      });
    return this;
  }

  /** Milliseconds that this computer's clock is ahead of the environment's. */
  clockAhead = 0;

  /** The codes of the rows that are there. */
  codes: () => (string | null)[] = () => [];

  /** The rows of the sample's table. A deletion of a row that is not among them answers 404; leases come and go. */
  books(...rows: BookRow[]): this {
    const left = new Map(rows.map(row => [row.sample_bookid, row]));
    this.codes = () => [...left.values()].map(row => row.sample_bookcode);
    this.environment
      .on('GET sample_books?', ({ request }) => {
        const run = /startswith\(sample_bookcode,'(.+?)'\)/.exec(request)?.[1] ?? '';
        const name = /sample_name eq '(.+?)'/.exec(request)?.[1];
        const value = [...left.values()]
          .filter(row => run === '' || row.sample_bookcode?.startsWith(run))
          .filter(row => name === undefined || row.sample_name === name);
        const date = new Date(Date.now() - this.clockAhead).toUTCString();
        return { headers: { date }, body: { '@odata.context': '', value } };
      })
      .on('PATCH sample_books(', ({ request, body }) => {
        const id = idIn(request);
        left.set(id, { ...left.get(id), sample_bookid: id, ...(JSON.parse(body) as Pick<BookRow, 'sample_bookcode'>) });
        return {};
      })
      .on('DELETE sample_books(', ({ request }) => (left.delete(idIn(request)) ? {} : { status: 404 }));
    return this;
  }

  /** The record of a run that was killed, as it left it in its folder. */
  killedRun(runId: string, change: (data: LedgerData) => void): LedgerData {
    const killed = Ledger.open(this.reports, { runId, url: environmentUrl });
    killed.update(change);
    writeLedgerFile(killed.file, asKilled(killed.data));
    return killed.data;
  }

  /** From now on this run is one that was killed. */
  killed(): this {
    writeLedgerFile(this.ledger.file, asKilled(this.ledger.data));
    return this;
  }

  #noteState(request: string): void {
    this.stateAt.set(request, this.ledger.data.solution?.state);
  }
}

const idIn = (request: string): string => /\((.+)\)/.exec(request)?.[1] ?? '';

/** A row of the sample's table with the code of book `n` of a run. */
export function bookRow(run: string, n: number): BookRow {
  const { id, code } = demoBook(run, n);
  return { sample_bookid: id, sample_bookcode: code };
}

/** The row by which a run says that it uses the sample's table, or removes it, for so many milliseconds. */
export const leaseRow = (
  run: string,
  kind: 'lease' | 'leaving',
  milliseconds: number,
  name: keyof typeof leaseNames = kind,
): BookRow => ({
  sample_bookid: randomUUID(),
  sample_bookcode: `${run}-${kind}`,
  sample_name: leaseNames[name],
  sample_author: new Date(Date.now() + milliseconds).toISOString(),
});
