import { expect, test } from '@playwright/test';
import { loadSettings } from '../../../settings/load';
import { Visit } from '../../visit';
import { hostNameBy } from './host-name';

const visit = new Visit(
  loadSettings({
    DATAVERSE_URL: 'https://contoso.crm.dynamics.com',
    AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
    AZURE_CLIENT_SECRET: 'a secret',
  }),
);

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }));

test('a name that has no address is not ok, and one that nobody looked up is left to the connection', async () => {
  const silent = hostNameBy(() => new Promise(() => undefined));
  expect(await silent.ask(visit, {})).toEqual({
    finding: { notAsked: 'no name server has answered in 3 s' },
    learnt: { host: true },
  });
  for (const code of ['EAI_AGAIN', 'EAI_FAIL']) {
    expect(await hostNameBy(failing(code)).ask(visit, {})).toEqual({
      finding: { notAsked: `no name server answers: getaddrinfo ${code}` },
      learnt: { host: true },
    });
  }
  const unknown = await hostNameBy(failing('ENOTFOUND')).ask(visit, {});
  expect(unknown).toEqual({ finding: expect.objectContaining({ notOk: expect.stringContaining('ENOTFOUND') }) });
});
