import { gzipSync } from 'node:zlib';
import { answer, type Hostile, json } from './hostile-server';

const sends =
  (...parts: readonly (string | Uint8Array)[]): Hostile =>
  socket => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** The same again and again, as fast as it is taken. */
const floods =
  (start: string, piece: string | Uint8Array): Hostile =>
  socket => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
      if (!socket.destroyed) socket.once('drain', more);
    };
    socket.write(start);
    more();
  };

/** A drop every 50 ms. */
const drips =
  (start: string): Hostile =>
  socket => {
    socket.write(start);
    const timer = setInterval(() => socket.write('a'), 50);
    socket.on('close', () => clearInterval(timer));
  };

/** Whatever is asked for, a page that leads on to another one, over the same connection. */
const leadsOn =
  (row: (n: number) => object): Hostile =>
  socket => {
    let n = 0;
    const next = (): void => {
      n += 1;
      const body = JSON.stringify({
        '@odata.context': '$metadata#sample_books',
        '@odata.nextLink': `/api/data/v9.2/sample_books?$skiptoken=${n}`,
        value: [row(n)],
      });
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    };
    socket.on('data', next);
    next();
  };

const MiB = 1024 * 1024;
const page = { value: [] };
const refusal = (code: unknown, message: unknown): string => JSON.stringify({ error: { code, message } });

/** Answers that end by themselves, or are cut off. */
export const hostilities = (elsewhere: string): Readonly<Record<string, Hostile>> => ({
  'a body without end': floods(json(200, '{"value":["'), Buffer.alloc(MiB, 'a')),
  'a refusal without end': floods(json(503, '{"error":"'), Buffer.alloc(MiB, 'a')),
  'a compressed flood': sends(json(200, '', ['content-encoding: gzip']), gzipSync(Buffer.alloc(160 * MiB))),
  'a compressed flood as a refusal': sends(json(400, '', ['content-encoding: gzip']), gzipSync(Buffer.alloc(9 * MiB))),
  'compression that is none': sends(json(200, 'no gzip', ['content-encoding: gzip'])),
  'compressed six times over': sends(json(200, 'x', ['content-encoding: gzip, gzip, gzip, gzip, gzip, gzip'])),
  'headers without end': floods('HTTP/1.1 200 x\r\n', `x-flood: ${'a'.repeat(8_000)}\r\n`),
  'pages without end': leadsOn(n => ({ '@odata.etag': `W/"${n}"`, LogicalName: `table_${n}`, n })),
  'JSON a million deep': sends(json(200, '['.repeat(1_000_000))),
  'JSON of objects a million deep': sends(json(200, '{"value":'.repeat(1_000_000))),
  'damaged JSON': sends(json(200, '{"value":[{"a":')),
  'JSON of another shape': sends(json(200, '{"value":{"length":7},"UserId":[],"Version":{}}')),
  'JSON null': sends(json(200, 'null')),
  'a refusal named constructor': sends(json(403, refusal('constructor', 'no'))),
  'a refusal named __proto__': sends(json(400, `{"error":{"__proto__":{"code":"x"},"code":"__proto__","message":7}}`)),
  'a refusal in commands': sends(json(500, refusal('\u001b[2J', '\n::error::x\n##vso[task.complete]\u001b]0;x\u0007'))),
  'a refusal of a secret': sends(
    json(403, refusal('0x1', `you sent {"password":"hunter2","access_token":"eyJhbGciOi.e30.x"}`)),
  ),
  'titles that block an expression': sends(answer(403, ['content-type: text/html'], '<title'.repeat(40_000))),
  'tokens that block an expression': sends(json(403, refusal('0x1', '-eyJabcdefgh'.repeat(40_000)))),
  'XML that expands': sends(
    answer(200, ['content-type: text/xml'], '<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
  ),
  'XML a million deep': sends(answer(200, ['content-type: text/xml'], '<x>'.repeat(1_000_000))),
  'a page of a portal': sends(answer(200, ['content-type: text/html'], '<title>\u001b[31mSign in</title>')),
  'no body': sends(answer(204)),
  'a body of NUL': sends(json(200, '\0'.repeat(1_000))),
  'broken UTF-8': sends(json(200, ''), Buffer.alloc(1_000, 0xff)),
  'a status of 999': sends(json(999, JSON.stringify(page))),
  'a status of 099': sends(json('099', JSON.stringify(page))),
  'interim answers, and then none': sends('HTTP/1.1 103 x\r\n\r\n'.repeat(1_000)),
  'an upgrade': sends('HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  'another protocol': sends('SSH-2.0-OpenSSH_9.6\r\n'),
  'a broken header': sends('HTTP/1.1 200 x\r\nx y z\r\n\r\n'),
  'a chunk of no length': sends('HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n'),
  'a body that breaks off': sends(json(200, '{"value":[', ['content-length: 1000'])),
  'a connection that breaks off': socket => socket.destroy(),
  'a wait of a million years': sends(json(429, refusal('0x80072322', 'wait'), ['retry-after: 99999999999999'])),
  'a wait that is none': sends(json(503, '', ['retry-after: -1e9'])),
  'a redirect to another host': sends(answer(307, [`location: ${elsewhere}/steal`])),
  'a redirect that is none': sends(answer(302, ['location: \\\\evil.test\\x'])),
  'another authority': sends(answer(401, [`www-authenticate: Bearer authorization_uri=${elsewhere}/x/authorize`])),
  'claims that are none': sends(answer(401, ['www-authenticate: Bearer error="insufficient_claims", claims="e30="'])),
  'a thousand cookies': sends(
    json(
      200,
      '{}',
      Array.from({ length: 100 }, (_, n) => `set-cookie: ARRAffinity${n}=x`),
    ),
  ),
});

/** Answers that last as long as anybody waits. */
export const drippings: Readonly<Record<string, Hostile>> = {
  'headers drop by drop': drips('HTTP/1.1 200 x\r\nx-slow: '),
  'a body drop by drop': drips(json(200, '{"value":["')),
  'a body drop by drop as a refusal': drips(json(503, '{"error":"')),
  silence: () => undefined,
};
