import { expect, test } from '@playwright/test';
import { DataverseFault } from '../../../engine/dataverse-fault';
import { renderSoapThrottling } from '../organization-service';
import { findAll } from '../testing/canonical';
import { entityXml, pair, startService, typed } from '../testing/service';
import { parseMessageXml } from '../xml/parse-message-xml';

async function duplicateKeyFault(): Promise<string> {
  const service = startService();
  const book = pair('sample_bookcode', typed('x:string', 'A'));
  const create = () => service.execute('Create', pair('Target', typed('a:Entity', entityXml('sample_book', book))));
  await create();
  return (await create()).text;
}

const throttlingFault = (): Promise<string> =>
  renderSoapThrottling(new DataverseFault(429, 0x80072322, 'Number of requests exceeded the limit.'), 17, 0).text();

const faults = [
  ['a duplicate key', duplicateKeyFault, 'string'],
  ['throttling', throttlingFault, 'duration'],
] as const;

const detailOf = (envelope: string): string => /<detail>.*<\/detail>/s.exec(envelope)?.[0] ?? '';

for (const [title, fault, type] of faults) {
  test(`the fault of ${title} declares the prefix of each value on the element that has it`, async () => {
    const tags = detailOf(await fault()).match(/<[^>]* i:type="[^>]*>/g) ?? [];

    expect(tags).not.toHaveLength(0);
    for (const tag of tags) {
      const [, prefix = ''] = / i:type="(\w+):\w+"/.exec(tag) ?? [];
      expect(tag).toContain(` xmlns:${prefix}="`);
    }
  });

  test(`the fault of ${title} is read from a copy of its detail alone, as WCF reads it`, async () => {
    const types = findAll(parseMessageXml(copyOfDetail(await fault())), 'value').map(value => value.type?.name);

    expect(types).not.toHaveLength(0);
    expect(new Set(types)).toEqual(new Set([type]));
  });
}

/**
 * A copy has the declarations that the names of its elements and attributes need. Prefixes that stand in values alone
 * mean nothing to who copies: https://github.com/dotnet/wcf/issues/2541
 */
function copyOfDetail(envelope: string): string {
  const detail = detailOf(envelope);
  const inNames = new Set(Array.from(detail.matchAll(/[<\s](\w+):\w+(?=[\s=/>])/g), ([, prefix]) => prefix));
  const outside = envelope.slice(0, envelope.indexOf('<detail>')).matchAll(/ xmlns:(\w+)="[^"]*"/g);
  const kept = Array.from(outside, ([declaration, prefix]) => (inNames.has(prefix) ? declaration : ''));
  return detail.replace('<detail>', `<detail${kept.join('')}>`);
}
