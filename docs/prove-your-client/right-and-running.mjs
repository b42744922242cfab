// The same consumer as right.mjs, as a service that goes on running: `--keep-running`.
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { synchronise } from './right.mjs';

let state = { link: undefined, rows: new Map() };
const say = message => stdout.write(`${JSON.stringify(message)}\n`);

for await (const line of createInterface({ input: stdin })) {
  if (JSON.parse(line).type !== 'sync') continue;
  try {
    state = await synchronise(state);
    for (const row of state.rows.values()) say({ type: 'row', row });
    say({ type: 'synced' });
  } catch (error) {
    say({ type: 'failed', message: error.message });
  }
}
