import { readFileSync } from 'node:fs';
import https from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

// The least that a server of the emulator's kind takes: the same libraries, nobody to sign in, nothing to look up. It is told its key, its
// certificate and its answers by path: an answer is made of a value anew each time, and a body that is sent is read as JSON.

const { key, cert, answers } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const app = new Hono();
for (const [path, value] of Object.entries(answers)) {
  app.get(path, c => c.json(value));
  app.post(path, async c => {
    await c.req.json();
    return c.body(null, 204);
  });
}
const server = https.createServer({ key, cert }, getRequestListener(app.fetch));
server.listen(0, '127.0.0.1', () => console.log(`listening on https://localhost:${server.address().port}`));
