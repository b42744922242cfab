import { readFileSync } from 'node:fs';
import { Agent } from 'undici';
import { bookColumns, SAMPLE_BOOKS } from '../../../../sample/books';

/** What a contestant is told: the same for all of them. */
export type Ground = {
  /** The environment's root. */
  readonly url: string;
  /** The PEM file with the authority that its certificate is of. */
  readonly caFile: string;
  readonly token: string;
  /** Rows that a page may hold at most. */
  readonly pageSize: number;
};

/** Reads the sample's table once, all pages of it, with change tracking, and says how many rows came. It keeps none. */
export type Drain = () => Promise<number>;

/** One way to read a table. Connections live as long as what it makes. */
export type Contestant = (ground: Ground) => Drain;

/** Where a tracked read of the sample's table begins, for those that send the request of their own accord. */
export const startOf = ({ url }: Ground): string =>
  `${url.replace(/\/+$/, '')}/api/data/v9.2/${SAMPLE_BOOKS}?$select=${bookColumns.join(',')}`;

/** A pool of connections that trusts the environment's certificate. */
export const agentOf = ({ caFile }: Ground): Agent => new Agent({ connect: { ca: readFileSync(caFile, 'utf8') } });
