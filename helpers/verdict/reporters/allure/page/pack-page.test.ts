import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { unpackPage } from '../testing/unpack-page';
import { packPage } from './pack-page';

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** Bytes that are no text: an image, an archive. */
const binary = Buffer.from([0x89, 0x50, 0xff, 0xfe, 0]);

/** A page as Allure 3 writes it with `singleFile`, with two files in it. */
const page = `<!DOCTYPE html><html><head></head><body><div id="app"></div>
<script  src="data:text/javascript;base64,${base64('started($&)')}"></script>
<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
<script>
  gtag('config', 'G-1');
</script>
    <script async>
      window.allureReportDataReady = false;
      function d(name, value){}
    </script>
    <script defer>
      Promise.allSettled([d("widgets/tree.json","${base64('{"é":1}')}"),d("data/a \\"b\\".png","${base64(binary)}")])
        .then(function(){ window.allureReportDataReady = true; })
    </script>
</body></html>`;

test('a packed page holds the same application and the same files, and asks nobody', () => {
  const packed = packPage(page);

  expect(unpackPage(packed)).toEqual({
    application: 'started($&)',
    texts: { 'widgets/tree.json': '{"é":1}' },
    binaries: { 'data/a "b".png': base64(binary) },
  });
  expect(packed).not.toMatch(/gtag|googletagmanager|allureReportDataReady = false|src="data:/);
});

test('a page in another form is refused, not half packed', () => {
  expect(() => packPage('<html><script src="app.js"></script></html>')).toThrow(/another form/);
});

/** What the page's own script does with a packed report, in a page that has as much of a document as it needs. */
async function bootIn(packed: string): Promise<{ seen: unknown[]; told: string }> {
  const app = { textContent: '' };
  const seen: unknown[] = [];
  const globals: Record<string, unknown> = { atob, btoa, Blob, Response, TextEncoder, DecompressionStream, Uint8Array };
  globals['document'] = {
    getElementById: (id: string) => (id === 'app' ? app : { textContent: packed }),
    createElement: () => ({}),
    body: {
      append: ({ textContent }: { textContent: string }) => {
        const { allureReportData: data, allureReportDataReady: isReady } = globals;
        seen.push({ textContent, isReady, data: { ...(data as object) } });
      },
    },
  };
  runInNewContext(readFileSync(path.join(__dirname, 'browser', 'boot.mjs'), 'utf8'), globals);
  await expect.poll(() => seen.length + app.textContent.length).toBeGreaterThan(0);
  return { seen, told: app.textContent };
}

test('the page starts its application once all its data are there', async () => {
  const long = 'ü'.repeat(20_000);
  const content = { application: 'started()', texts: { 'a.json': long }, binaries: { 'b.png': 'AAEC' } };

  const { seen } = await bootIn(gzipSync(JSON.stringify(content)).toString('base64'));

  const data = { 'a.json': base64(long), 'b.png': 'AAEC' };
  expect(seen).toEqual([{ textContent: 'started()', isReady: true, data }]);
});

test('what cannot be unpacked is said in the page', async () => {
  const { seen, told } = await bootIn(base64('no gzip'));

  expect(seen).toEqual([]);
  expect(told).toMatch(/cannot unpack the details/);
});
