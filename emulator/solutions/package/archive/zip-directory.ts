import { badSolutionZip } from '../../solution-faults';

/** One file of a zip, as its central directory describes it, with its compressed bytes. */
export type ZipEntry = {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** As declared: never trusted, only compared with what was counted. */
  readonly size: number;
  readonly compressed: Uint8Array;
};

type Located = Omit<ZipEntry, 'compressed'> & { compressedSize: number; offset: number };

const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
const utf8Names = 0x0800;
const encrypted = 0x0041;

/**
 * Lists a zip's files from its central directory and refuses (0x80048060) what no solution package is: a truncated or
 * split archive, zip64, encryption, unknown methods, entries that overlap, or whose two headers disagree.
 * Format: PKWARE APPNOTE.TXT 4.3.
 */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndOfZip(view);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  const directoryStart = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw badSolutionZip('it is split.');
  if (count === 0xffff || directoryStart === 0xffffffff) throw badSolutionZip('zip64 archives are not accepted.');
  if (directoryStart + directorySize !== end) throw badSolutionZip('its central directory is not where it says.');

  const located: Located[] = [];
  let at = directoryStart;
  for (let index = 0; index < count; index += 1) {
    const [entry, next] = readZipDirectoryEntry(bytes, view, at, end);
    located.push(entry);
    at = next;
  }
  if (at !== end) throw badSolutionZip('its central directory holds more than it lists.');
  return zipEntriesWithData(bytes, view, located, directoryStart);
}

function findEndOfZip(view: DataView): number {
  const last = view.byteLength - endLength;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    const fits =
      view.getUint32(at, true) === endSignature && at + endLength + view.getUint16(at + 20, true) === view.byteLength;
    if (!fits) continue;
    if (at >= 20 && view.getUint32(at - 20, true) === zip64LocatorSignature)
      throw badSolutionZip('zip64 archives are not accepted.');
    return at;
  }
  throw badSolutionZip('it is not a zip archive, or its end is missing.');
}

function readZipDirectoryEntry(bytes: Uint8Array, view: DataView, at: number, end: number): [Located, number] {
  if (at + 46 > end || view.getUint32(at, true) !== entrySignature)
    throw badSolutionZip('its central directory is damaged.');
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw badSolutionZip('its central directory is damaged.');
  const name = decodeZipEntryName(bytes.subarray(at + 46, nameEnd), flags);
  if ((flags & encrypted) !== 0) throw badSolutionZip(`'${name}' is encrypted.`);
  if (method !== 0 && method !== 8) throw badSolutionZip(`'${name}' is compressed with the unknown method ${method}.`);
  const compressedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const offset = view.getUint32(at + 42, true);
  if ([compressedSize, size, offset].includes(0xffffffff)) throw badSolutionZip('zip64 archives are not accepted.');
  return [{ name, method, crc: view.getUint32(at + 16, true), size, compressedSize, offset }, next];
}

/** Entries in the order of their data, so that two that share bytes meet. */
function zipEntriesWithData(bytes: Uint8Array, view: DataView, located: readonly Located[], limit: number): ZipEntry[] {
  let free = 0;
  const inOrder = [...located].sort((one, other) => one.offset - other.offset);
  return inOrder.map(({ name, method, crc, size, compressedSize, offset }) => {
    if (offset + 30 > limit || view.getUint32(offset, true) !== localSignature)
      throw badSolutionZip(`'${name}' is missing.`);
    const nameEnd = offset + 30 + view.getUint16(offset + 26, true);
    const start = nameEnd + view.getUint16(offset + 28, true);
    const localName = decodeZipEntryName(bytes.subarray(offset + 30, nameEnd), view.getUint16(offset + 6, true));
    if (localName !== name || view.getUint16(offset + 8, true) !== method) {
      throw badSolutionZip(`'${name}' is described in two different ways.`);
    }
    if (offset < free) throw badSolutionZip(`'${name}' overlaps another file.`);
    free = start + compressedSize;
    if (free > limit) throw badSolutionZip(`'${name}' is cut off.`);
    return { name, method, crc, size, compressed: bytes.subarray(start, free) };
  });
}

function decodeZipEntryName(bytes: Uint8Array, flags: number): string {
  // Without the flag a name is code page 437, which equals ASCII in every name that matters here.
  const decoder = (flags & utf8Names) !== 0 ? new TextDecoder('utf-8', { fatal: true }) : new TextDecoder('latin1');
  try {
    return decoder.decode(bytes);
  } catch {
    throw badSolutionZip('a file name is not UTF-8.');
  }
}
