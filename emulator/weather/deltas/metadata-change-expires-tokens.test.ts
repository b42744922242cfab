import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import { startTarget } from '../../interop/target';

/** Takes a token, adds a column to the table, and follows the link. */
async function followAfterChange(...variation: readonly string[]) {
  const { settings, token, stop } = await startTarget(...variation);
  const dispatcher = new Agent({ connect: { ca: readFileSync(settings.certificateFile, 'utf8') } });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (url: string, init: { method?: string; body?: string; prefer?: string } = {}) => {
    const { prefer, ...rest } = init;
    const all = { ...headers, ...(prefer !== undefined && { prefer }) };
    const answer = await fetch(new URL(url, `${settings.origin}/api/data/v9.2/`), {
      ...rest,
      headers: all,
      dispatcher,
    });
    return { status: answer.status, body: await answer.text() };
  };
  try {
    const first = await ask('accounts?$select=name', { prefer: 'odata.track-changes' });
    const link = (JSON.parse(first.body) as Record<string, string>)['@odata.deltaLink'] ?? '';
    const label = { LocalizedLabels: [{ Label: 'Shelf', LanguageCode: 1033 }] };
    const type = 'Microsoft.Dynamics.CRM.IntegerAttributeMetadata';
    const column = { '@odata.type': type, SchemaName: 'new_Shelf', DisplayName: label };
    const change = { method: 'POST', body: JSON.stringify(column) };
    expect((await ask("EntityDefinitions(LogicalName='account')/Attributes", change)).status).toBe(204);
    return await ask(link);
  } finally {
    await dispatcher.destroy();
    await stop();
  }
}

test('a change of the table leaves its tokens alone, unless the emulator is started with the variation', async () => {
  expect((await followAfterChange()).status).toBe(200);
  const varied = await followAfterChange('--variation', 'metadata-change-expires-tokens');
  expect([varied.status, varied.body]).toEqual([400, expect.stringContaining('0x80044352')]);
});
