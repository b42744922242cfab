import { randomUUID } from 'node:crypto';
import { createRow, deleteRow, updateRow } from '../../../dataverse/organization-service/messages/rows';
import { sendChangeSet } from '../../../dataverse/web-api/change-set';
import { keyAddress } from '../../../dataverse/web-api/odata-key';
import type { Clients } from '../../../run/connect';
import { SAMPLE_BOOK, SAMPLE_BOOKS } from '../../../sample/books';
import type { Acknowledged } from './acknowledged';

/** One of many who write at once, through both endpoints: rows of its own, one request after the other. */
export class Writer {
  readonly #clients: Clients;
  readonly #acknowledged: Acknowledged;
  readonly #name: string;
  /** Its rows that may be renamed or removed, the oldest first. */
  readonly #ids: string[] = [];
  #count = 0;

  constructor(clients: Clients, acknowledged: Acknowledged, name: string) {
    this.#clients = clients;
    this.#acknowledged = acknowledged;
    this.#name = name;
  }

  /** Writes for as long as it is not over, round after round of everything that it can do. Throws what a client throws for the first write that is refused. */
  async writeUntil(isOver: () => boolean): Promise<void> {
    const acts = [
      () => this.#createByWebApi(),
      () => this.#renameByWebApi(),
      () => this.#createByOrganizationService(),
      () => this.#renameByOrganizationService(),
      () => this.#createPair(),
      () => this.#removeByWebApi(),
      () => this.#createByWebApi(),
      () => this.#removeByOrganizationService(),
    ];
    for (let turn = 0; turn % acts.length !== 0 || !isOver(); turn += 1) await acts[turn % acts.length]?.();
  }

  async #createByWebApi(): Promise<void> {
    const { id, row } = this.#next();
    await this.#clients.webApi.create(SAMPLE_BOOKS, row, { idColumn: 'sample_bookid', id });
    this.#isThere(id);
  }

  async #createByOrganizationService(): Promise<void> {
    const { id, row } = this.#next();
    await createRow(this.#clients.organizationService, { logicalName: SAMPLE_BOOK, id, attributes: row });
    this.#isThere(id);
  }

  /** Rows of a pair stay: whoever looks must see both or none. */
  async #createPair(): Promise<void> {
    const first = this.#next();
    const second = this.#next(first.id);
    const operations = [first, second].map(
      ({ id, row }) => ({ method: 'POST', path: SAMPLE_BOOKS, json: { ...row, sample_bookid: id } }) as const,
    );
    const { status, statuses } = await sendChangeSet(this.#clients.webApi, operations);
    if (status !== 200 || statuses.some(one => one > 299))
      throw new Error(`A change set got ${[status, ...statuses].join()}.`);
    for (const { id } of [first, second]) this.#acknowledged.created(id);
  }

  async #renameByWebApi(): Promise<void> {
    const { id, name } = this.#rename();
    await this.#clients.webApi.patch(
      keyAddress(SAMPLE_BOOKS, id),
      { sample_name: name },
      { headers: { 'If-Match': '*' } },
    );
    this.#acknowledged.named(id, name);
  }

  async #renameByOrganizationService(): Promise<void> {
    const { id, name } = this.#rename();
    await updateRow(this.#clients.organizationService, { logicalName: SAMPLE_BOOK, id }, { sample_name: name });
    this.#acknowledged.named(id, name);
  }

  async #removeByWebApi(): Promise<void> {
    const id = this.#remove();
    await this.#clients.webApi.delete(keyAddress(SAMPLE_BOOKS, id));
    this.#acknowledged.removed(id);
  }

  async #removeByOrganizationService(): Promise<void> {
    const id = this.#remove();
    await deleteRow(this.#clients.organizationService, { logicalName: SAMPLE_BOOK, id });
    this.#acknowledged.removed(id);
  }

  #next(pairedWith?: string): { readonly id: string; readonly row: Readonly<Record<string, string>> } {
    const id = randomUUID();
    const code = `${this.#name}-${(this.#count += 1)}`;
    this.#acknowledged.sendsCreate(id, code, 'new', pairedWith);
    return { id, row: { sample_bookcode: code, sample_name: 'new' } };
  }

  #isThere(id: string): void {
    this.#acknowledged.created(id);
    this.#ids.push(id);
  }

  /** The newest of its rows, with a name that it never had. */
  #rename(): { readonly id: string; readonly name: string } {
    const id = this.#ids.at(-1) ?? noRow();
    const name = `name ${(this.#count += 1)}`;
    this.#acknowledged.sendsName(id, name);
    return { id, name };
  }

  #remove(): string {
    const id = this.#ids.shift() ?? noRow();
    this.#acknowledged.sendsRemoval(id);
    return id;
  }
}

function noRow(): never {
  throw new Error('A writer creates a row before it renames or removes one.');
}
