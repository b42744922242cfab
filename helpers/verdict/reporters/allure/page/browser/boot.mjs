// Runs in the report's page: unpacks what the page is made of, hands Allure's application its data, and then starts it.
const { document, atob, btoa, Blob, Response, TextEncoder, DecompressionStream } = globalThis;

const bytesOf = base64 => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));

/** In pieces: a call takes some ten thousand arguments, not a million. */
function base64Of(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let n = 0; n < bytes.length; n += 8_192) binary += String.fromCharCode(...bytes.subarray(n, n + 8_192));
  return btoa(binary);
}

async function unpack() {
  const packed = bytesOf(document.getElementById('packed-report').textContent);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

/** Allure asks for files by name and wants base64, which is made of a text when it is asked for. */
function dataOf({ texts, binaries }) {
  const data = { ...binaries };
  for (const [name, text] of Object.entries(texts)) {
    Object.defineProperty(data, name, { enumerable: true, get: () => base64Of(text) });
  }
  return data;
}

async function boot() {
  const { application, ...files } = await unpack();
  globalThis.allureReportData = dataOf(files);
  globalThis.allureReportDataReady = true;
  const script = document.createElement('script');
  script.textContent = application;
  document.body.append(script);
}

boot().catch(error => {
  document.getElementById('app').textContent =
    `This browser cannot unpack the details (${error}). The verdict above is whole; a browser of 2023 or later shows the rest.`;
});
