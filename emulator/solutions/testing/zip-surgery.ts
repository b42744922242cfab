const localSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;

/** Where a zip's records start, in the order they stand there. */
export function recordsOf(zip: Uint8Array): { local: number[]; directory: number[]; end: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const local: number[] = [];
  const directory: number[] = [];
  let end = -1;
  for (let at = 0; at + 4 <= zip.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === localSignature) local.push(at);
    if (signature === directorySignature) directory.push(at);
    if (signature === endSignature) end = at;
  }
  return { local, directory, end };
}

type Patch = { readonly at: number; readonly value: number; readonly size: 2 | 4 };

/** A copy of the zip with little-endian numbers written over it. */
export function patched(zip: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (const { at, value, size } of patches) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  return copy;
}

/** A copy in which one file has another name of the same length, in both of its headers. */
export function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const copy = Buffer.from(zip);
  const target = Buffer.from(to, 'latin1');
  if (target.length !== from.length) throw new RangeError('Both names must have the same length.');
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + target.length)) target.copy(copy, at);
  return copy;
}
