import type { Change } from './change';

/** The order in which changes came, as one sentence: nobody documents it as more than usual. */
export function describeOrder<Row>(changes: readonly Change<Row>[]): string {
  const upserted = changes.filter(change => change.type === 'upserted');
  const versions = upserted.map(({ row }) => versionOf(row['@odata.etag']));
  const ascending = versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? version));
  const firstDeleted = changes.findIndex(change => change.type === 'deleted');
  const deletionsLast = firstDeleted === -1 || firstDeleted === upserted.length;

  return [
    `${upserted.length} upserted ${ascending ? 'ascending' : 'not ascending'} by row version`,
    `${changes.length - upserted.length} deleted ${deletionsLast ? 'after all of them' : 'among them'}`,
  ].join(', ');
}

const versionOf = (etag: string | undefined): bigint => BigInt(/\d+/.exec(etag ?? '')?.[0] ?? 0);
