import { bookTable } from '../../engine/testing/book';
import {
  envelope,
  executeAction,
  executeXml,
  type SoapAnswer,
  soapAnswer,
} from '../../protocols/organization-service/testing/service';
import { type Reply, type Shell, startShell } from '../../testing/start-shell';

/** An emulator with some weather, through both protocols. */
export type Site = Shell & {
  /** A message of the Organization Service, with the items of its parameters. */
  readonly execute: (name: string, parameters?: string) => Promise<SoapAnswer>;
};

const service = 'https://localhost:8443/XRMServices/2011/Organization.svc/web';

/** The whole emulator, with a book table that came after the weather began. */
export async function startSite(...variations: readonly string[]): Promise<Site> {
  const shell = await startShell({ variations });
  const { tables } = shell.emulator.organization;
  tables.drop('sample_book');
  await shell.send('GET', 'WhoAmI');
  tables.define(bookTable());
  const execute: Site['execute'] = async (name, parameters = '') => {
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: executeAction };
    const body = envelope(executeXml(name, parameters));
    const reply = await shell.send('POST', service, { body, headers });
    return soapAnswer(reply.status, reply.headers, String(reply.body));
  };
  return { ...shell, execute };
}

/** `done`, or status and code of the refusal: `404 0x80060888`. */
export function outcomeOf({ status, body }: Reply): string {
  if (status < 300) return 'done';
  const code = (body as { error?: { code: string } } | string | undefined) ?? '';
  return typeof code === 'string' ? String(status) : `${status} ${code.error?.code ?? ''}`;
}

/** `done`, or the code of the fault: `0x80041102`. */
export function faultOf(answer: SoapAnswer): string {
  if (answer.status === 200) return 'done';
  return `0x${(Number(answer.first('ErrorCode')) >>> 0).toString(16)}`;
}
