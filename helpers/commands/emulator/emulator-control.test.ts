import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { createFetch } from '../../dataverse/http/create-fetch';
import { loadSettings } from '../../run/settings/load';
import { EmulatorControl } from './emulator-control';
import { onEmulator } from './emulator-process';

const switches = z.array(z.object({ name: z.string(), active: z.boolean() }));

test('an emulator that starts again does one thing, and remembers nothing', async () => {
  await onEmulator(['--defect', 'stale-values'], async handedOver => {
    const { dataverseUrl, ...network } = loadSettings(handedOver);
    const fetch = createFetch(network);
    const control = new EmulatorControl(fetch, dataverseUrl);
    const active = async (kind: string): Promise<string[]> => {
      const reply = await fetch(new URL(`/_emulator/v1/${kind}`, dataverseUrl));
      return switches.parse(await reply.json()).flatMap(({ name, active: isActive }) => (isActive ? [name] : []));
    };
    await control.advance(8);
    expect(await control.saveState()).not.toContain('"clockAhead":0,');

    await control.startAgain('variation', 'cold-table');
    expect([await active('defects'), await active('variations')]).toEqual([[], ['cold-table']]);

    await control.startAgain('defect', 'lost-deletes');
    expect([await active('defects'), await active('variations')]).toEqual([['lost-deletes'], []]);
    expect(await control.saveState()).toContain('"clockAhead":0,');
  });
});
