import { strToU8, zipSync } from 'fflate';

/** A file of the package: its name in the zip and its bytes. */
type PackagePart = { readonly name: string; readonly bytes: Uint8Array };

/** Says which parts are XML. Byte for byte what an environment's own export holds, byte order mark included. */
const contentTypes: PackagePart = {
  name: '[Content_Types].xml',
  bytes: strToU8(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>' +
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="xml" ContentType="application/octet-stream" /></Types>',
  ),
};

/**
 * Makes the zip: `[Content_Types].xml` first, then `parts` in the order given. The same parts give the same bytes on
 * every machine, at any time, for one version of fflate.
 */
export function zipParts(parts: readonly PackagePart[]): Uint8Array {
  // A zip holds local time without a zone, and fflate writes the local fields of this date: so the date is local as well.
  const mtime = new Date(1980, 0, 1, 12);
  const entries = [contentTypes, ...parts].map(({ name, bytes }) => [name, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mem: 8, mtime, os: 0, attrs: 0 });
}
