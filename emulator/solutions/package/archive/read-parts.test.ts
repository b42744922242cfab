import { expect, test } from '@playwright/test';
import { zipSync } from 'fflate';
import { randomBytes } from 'node:crypto';
import { packageLimits } from './limits';
import { readArchiveParts } from './read-archive-parts';
import { partsOf, zipOf } from '../../testing/package-builder';
import { patched, recordsOf, renamed } from '../../testing/zip-surgery';

const bad = { code: 0x80048060, status: 400 };
const tooBig = { code: 0x80048499, status: 400 };
const whole = zipOf(partsOf());
const part = (name: string): string => partsOf()[name] ?? '';

async function refusalOf(zip: Uint8Array, limits = packageLimits): Promise<unknown> {
  try {
    await readArchiveParts(zip, limits);
  } catch (error) {
    return error;
  }
  return 'accepted';
}

test('reads the parts in any order, in any letter case, stored or deflated, among folders and other files', async () => {
  const text = new TextEncoder();
  const zip = zipSync({
    'WebResources/': new Uint8Array(),
    'WebResources/sample_/a.js': text.encode('1'),
    'Solution.XML': [text.encode('<s/>'), { level: 0 }],
    '[CONTENT_TYPES].xml': text.encode('<t/>'),
    'Customizations.xml': text.encode('<c/>'),
  });
  const parts = await readArchiveParts(zip);
  expect(Buffer.from(parts.solution).toString()).toBe('<s/>');
  expect(Buffer.from(parts.customizations).toString()).toBe('<c/>');
});

test('refuses what is not a zip, an empty file and an archive that is cut off anywhere', async () => {
  expect(
    await refusalOf(new TextEncoder().encode('not a zip at all, but long enough for an end record')),
  ).toMatchObject(bad);
  for (let length = 0; length < whole.length; length += 7) {
    expect(await refusalOf(whole.subarray(0, length)), `the first ${length} bytes`).toMatchObject(bad);
  }
  expect(await refusalOf(whole)).toBe('accepted');
});

test('refuses an archive without one of the three parts, and names it', async () => {
  for (const missing of ['solution.xml', 'customizations.xml', '[Content_Types].xml']) {
    const parts = Object.entries(partsOf()).filter(([name]) => name !== missing);
    expect(await refusalOf(zipOf(Object.fromEntries(parts)))).toMatchObject({
      ...bad,
      message: expect.stringMatching(
        new RegExp(`^The solution file is invalid\\..*${missing.toLowerCase().replace(/[[\].]/gu, '\\$&')}`, 'u'),
      ),
    });
  }
});

test('does not take a part in a folder for one at the root', async () => {
  const { 'solution.xml': solution = '', ...others } = partsOf();
  expect(await refusalOf(zipOf({ ...others, 'folder/solution.xml': solution }))).toMatchObject(bad);
});

test('refuses names that point outside the package', async () => {
  const names = [
    '../evil.txt',
    'a/../../b',
    '/etc/passwd',
    'C:/evil.txt',
    'c:evil',
    'a\\b.txt',
    './solution.xml',
    'a\0b',
  ];
  for (const name of names) expect(await refusalOf(zipOf({ ...partsOf(), [name]: 'x' })), name).toMatchObject(bad);
});

test('refuses two files whose names differ in letter case only', async () => {
  const zip = zipOf({ ...partsOf(), 'Solution.xml': '<other/>' });
  expect(await refusalOf(zip)).toMatchObject({ ...bad, message: expect.stringContaining('two files') });
});

test('refuses two files of exactly the same name', async () => {
  const zip = renamed(zipOf({ ...partsOf(), 'solution.xmm': '<other/>' }), 'solution.xmm', 'solution.xml');
  expect(await refusalOf(zip)).toMatchObject({ ...bad, message: expect.stringContaining('two files') });
});

test('refuses encrypted files, unknown methods, split archives and zip64', async () => {
  const { local, directory, end } = recordsOf(whole);
  const [first = 0] = directory;
  const [firstLocal = 0] = local;
  expect(await refusalOf(patched(whole, [{ at: first + 8, value: 1, size: 2 }]))).toMatchObject({
    ...bad,
    message: expect.stringContaining('encrypted'),
  });
  const methods = [first + 10, firstLocal + 8].map(at => ({ at, value: 12, size: 2 as const }));
  expect(await refusalOf(patched(whole, methods))).toMatchObject({
    ...bad,
    message: expect.stringContaining('method 12'),
  });
  expect(await refusalOf(patched(whole, [{ at: end + 4, value: 1, size: 2 }]))).toMatchObject(bad);
  expect(await refusalOf(patched(whole, [{ at: first + 24, value: 0xffffffff, size: 4 }]))).toMatchObject({
    ...bad,
    message: expect.stringContaining('zip64'),
  });
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50);
  const withLocator = Buffer.concat([whole.subarray(0, end), locator, whole.subarray(end)]);
  expect(await refusalOf(withLocator)).toMatchObject({ ...bad, message: expect.stringContaining('zip64') });
});

test('refuses entries that share their data', async () => {
  const { local, directory } = recordsOf(whole);
  const [first = 0, second = 0] = directory;
  // The second entry now points into the first one's record, with a header that agrees with it.
  const [target = 0] = local;
  const view = new DataView(whole.buffer, whole.byteOffset);
  const grown = view.getUint32(first + 20, true) + 40;
  const zip = patched(whole, [{ at: first + 20, value: grown, size: 4 }]);
  expect(await refusalOf(zip)).toMatchObject({ ...bad, message: expect.stringContaining('overlaps') });
  expect(await refusalOf(patched(whole, [{ at: second + 42, value: target, size: 4 }]))).toMatchObject(bad);
});

test('refuses an entry whose two headers name it differently', async () => {
  const copy = Buffer.from(whole);
  copy.write('customizationz.xml', copy.indexOf('customizations.xml'));
  expect(await refusalOf(copy)).toMatchObject({ ...bad, message: expect.stringContaining('two different ways') });
});

test('refuses data that does not match its checksum, its declared size or its method', async () => {
  const [first = 0] = recordsOf(whole).directory;
  expect(await refusalOf(patched(whole, [{ at: first + 16, value: 1, size: 4 }]))).toMatchObject({
    ...bad,
    message: expect.stringContaining('checksum'),
  });
  expect(await refusalOf(patched(whole, [{ at: first + 24, value: 5, size: 4 }]))).toMatchObject({
    ...bad,
    message: expect.stringContaining('declares 5'),
  });
  const [data = 0] = recordsOf(whole).local;
  const broken = patched(whole, [{ at: data + 60, value: 0xffffffff, size: 4 }]);
  expect(await refusalOf(broken)).toMatchObject(bad);
});

const megabyte = 1024 * 1024;

test('stops a bomb by what comes out of it, whatever sizes it declares', async () => {
  const bomb = zipOf({ ...partsOf(), 'bomb.bin': new Uint8Array(32 * megabyte) });
  expect(await refusalOf(bomb)).toMatchObject({ ...tooBig, message: expect.stringContaining('100 times') });
  const record = recordsOf(bomb).directory.at(-1) ?? 0;
  expect(await refusalOf(patched(bomb, [{ at: record + 24, value: 10, size: 4 }]))).toMatchObject(tooBig);
});

test('stops a bomb of many files, each of which is harmless', async () => {
  const files = Array.from(
    { length: 32 },
    (_, index) => [`WebResources/${index}.bin`, new Uint8Array(megabyte)] as const,
  );
  expect(await refusalOf(zipOf({ ...partsOf(), ...Object.fromEntries(files) }))).toMatchObject(tooBig);
});

test('takes a file that grows as much as deflate lets it, in a package that does not', async () => {
  const plain = zipOf({ ...partsOf(), 'CanvasApps/background': new Uint8Array(megabyte + 1) });
  expect(await refusalOf(plain)).toBe('accepted');
  const picture = zipOf({ ...partsOf(), 'a.bmp': new Uint8Array(24 * megabyte), 'b.jpg': randomBytes(megabyte) });
  expect(await refusalOf(picture)).toBe('accepted');
});

test('applies the limits of one file, of all files together, of their number and of the zip itself', async () => {
  const length = part('customizations.xml').length;
  expect(await refusalOf(whole, { ...packageLimits, entryBytes: length - 1 })).toMatchObject(tooBig);
  expect(await refusalOf(whole, { ...packageLimits, inflatedBytes: length + 1 })).toMatchObject(tooBig);
  expect(await refusalOf(whole, { ...packageLimits, entries: 2 })).toMatchObject(bad);
  expect(await refusalOf(whole, { ...packageLimits, zipBytes: 100 })).toMatchObject({ code: 0x80040375 });
  expect(await refusalOf(whole, { ...packageLimits, entryBytes: length, entries: 3 })).toBe('accepted');
});
