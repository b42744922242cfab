import { lookUntil } from '../timing/wait-until';
import { definitionLag } from './definition-lag';
import { readTrackingAnnotations } from './tracking-annotation';
import { listTables, type TrackedState } from './table-list';
import { undefinedWhen } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';

type AnnotatedMetadata = {
  readonly status: number;
  /** `true` or `false` by entity set, of those that say something. */
  readonly tracked: ReadonlyMap<string, string>;
};

/** Asks an environment about all of its tables, and about single rows of tables that are not its own. */
export class TableDirectory {
  readonly #client: WebApiClient;
  readonly #ownTable: string;

  /** `ownTable`: the logical name of the table that the caller writes to. */
  constructor(client: WebApiClient, { ownTable }: { readonly ownTable: string }) {
    this.#client = client;
    this.#ownTable = ownTable;
  }

  /** `ChangeTrackingEnabled eq true`: as the documentation asks. As soon as the caller's own table is there, else as it was seen last. */
  tracked(): Promise<TrackedState[]> {
    return lookUntil({
      probe: () => listTables(this.#client, 'ChangeTrackingEnabled eq true'),
      done: tables => tables.some(({ logicalName }) => logicalName === this.#ownTable),
      timeout: definitionLag,
      timing: this.#client.timing,
    });
  }

  /** Those of them that came with the system: `ChangeTrackingEnabled eq true and IsCustomEntity eq false`. */
  trackedOfSystem(): Promise<TrackedState[]> {
    return listTables(this.#client, 'ChangeTrackingEnabled eq true and IsCustomEntity eq false');
  }

  /** The first tracked tables besides the caller's own, by name. */
  async otherTracked(count: number): Promise<TrackedState[]> {
    const others = (await this.tracked()).filter(
      table => table.logicalName !== this.#ownTable && table.entitySetName !== '',
    );
    return others.toSorted((a, b) => a.logicalName.localeCompare(b.logicalName)).slice(0, count);
  }

  untracked(): Promise<TrackedState[]> {
    return listTables(this.#client, 'ChangeTrackingEnabled eq false');
  }

  /** Those that can never be tracked: `ChangeTrackingEnabled eq false and CanChangeTrackingBeEnabled/Value eq false`. */
  untrackable(): Promise<TrackedState[]> {
    return listTables(this.#client, 'ChangeTrackingEnabled eq false and CanChangeTrackingBeEnabled/Value eq false');
  }

  /**
   * Plain untracked tables that this user may read, `count` at most, by reading one row of each in turn: those that could be
   * tracked first, by name. Twenty are tried.
   */
  async readableUntracked(count: number): Promise<TrackedState[]> {
    const candidates = (await this.untracked())
      .filter(({ isPlain }) => isPlain)
      .toSorted(
        (a, b) =>
          Number(b.canBeTracked === true) - Number(a.canBeTracked === true) ||
          a.logicalName.localeCompare(b.logicalName),
      );
    const readable: TrackedState[] = [];
    for (const table of candidates.slice(0, 20)) {
      const { entitySetName, primaryIdAttribute } = table;
      const path = `${entitySetName}?$select=${primaryIdAttribute}&$top=1`;
      const reply = await this.#client.attempt('GET', path, { expects: ['access', 'unknown'] });
      if (reply.status === 200) readable.push(table);
      if (readable.length === count) break;
    }
    return readable;
  }

  /**
   * The answer to the annotated CSDL document, and what it says of each entity set's `Supported`. With `until`, as soon as it
   * says `true` of that entity set, else as it was seen last.
   */
  async annotatedMetadata(until?: string): Promise<AnnotatedMetadata> {
    const headers = { Accept: 'application/xml' };
    return lookUntil({
      probe: async () => {
        const options = { headers, timeout: 5 * 60_000 };
        const { status, body } = await this.#client.attempt<unknown>('GET', '$metadata?annotations=true', options);
        return { status, tracked: readTrackingAnnotations(typeof body === 'string' ? body : '') };
      },
      done: ({ status, tracked }) => until === undefined || status !== 200 || tracked.get(until) === 'true',
      timeout: definitionLag,
      timing: this.#client.timing,
    });
  }

  /** An owner other than this user, to whom rows can be assigned: the default team of the business unit. Undefined when none is shown. */
  async anotherOwner(): Promise<string | undefined> {
    const path = 'teams?$select=teamid&$filter=isdefault eq true&$top=1';
    const teams = await undefinedWhen([403, 404], this.#client.get<{ value: { teamid: string }[] }>(path));
    return teams?.value[0]?.teamid;
  }
}
