import type { Change } from './change';

/** The order in which changes came, in words without numbers, which are the same in every run: nobody documents it as more than usual. */
export function describeOrder<Row>(changes: readonly Change<Row>[]): string {
  const upserted = changes.filter(change => change.type === 'upserted');
  const versions = upserted.map(({ row }) => versionOf(row['@odata.etag']));
  const ascending = versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? version));
  const firstDeleted = changes.findIndex(change => change.type === 'deleted');
  const deletionsLast = firstDeleted === -1 || firstDeleted === upserted.length;

  const rows = `upserted rows ${ascending ? 'ascending' : 'not ascending'} by row version`;
  const deletions = deletionsLast ? 'deletions after them' : 'deletions among them';
  return `${rows}, ${firstDeleted === -1 ? 'no deletions' : deletions}`;
}

const versionOf = (etag: string | undefined): bigint => BigInt(/\d+/.exec(etag ?? '')?.[0] ?? 0);
