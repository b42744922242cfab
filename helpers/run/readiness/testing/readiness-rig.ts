import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ScriptedReply } from '../../../dataverse/http/testing/scripted-server';
import { OrganizationServiceClient } from '../../../dataverse/organization-service/organization-service-client';
import { answered, changesXml, faulted, resultXml } from '../../../dataverse/organization-service/testing/service-rig';
import { type Answer, refusal, ScriptedEnvironment } from '../../../dataverse/testing/scripted-environment';
import { toldSentences } from '../../../dataverse/timing/tell';
import { bookProbes } from '../book-probes';
import type { Readiness } from '../readiness';
import { waitUntilReady } from '../wait-until-ready';

const keysXml = (status: string) =>
  `<a:KeyValuePairOfstringanyType><b:key>EntityMetadata</b:key><b:value xmlns:n="http://schemas.microsoft.com/xrm/7.1/Metadata" xmlns:m="http://schemas.microsoft.com/xrm/2011/Metadata"><m:EntityMetadata><m:Keys><n:EntityKeyMetadata><n:EntityKeyIndexStatus>${status}</n:EntityKeyIndexStatus><n:KeyAttributes xmlns:c="http://schemas.microsoft.com/2003/10/Serialization/Arrays"><c:string>sample_bookcode</c:string></n:KeyAttributes><n:LogicalName>sample_bookcode</n:LogicalName></n:EntityKeyMetadata></m:Keys></m:EntityMetadata></b:value></a:KeyValuePairOfstringanyType>`;
const guid = (key: string) =>
  `<a:KeyValuePairOfstringanyType><b:key>${key}</b:key><b:value>5f6a8f0e-6a0e-4a57-9d6c-0c6f0f3f0001</b:value></a:KeyValuePairOfstringanyType>`;

/** What is asked of the Web API, by the names that tests use. */
const asked = {
  definition: "GET EntityDefinitions(LogicalName='sample_book')?",
  keys: "GET EntityDefinitions(LogicalName='sample_book')/Keys?",
  annotation: 'GET $metadata',
  row: 'GET sample_books(',
  'row by key': 'GET sample_books(sample_bookcode=',
  'tracked read': 'GET sample_books?',
} as const;
type Question = keyof typeof asked;

const annotation = (supported: string) =>
  `<Schema><EntitySet Name="sample_books"><Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="${supported}"/></Record></Annotation></EntitySet></Schema>`;

const warm: Readonly<Record<Question, Answer>> = {
  definition: { body: { LogicalName: 'sample_book', EntitySetName: 'sample_books', ChangeTrackingEnabled: true } },
  keys: {
    body: {
      value: [{ LogicalName: 'code', KeyAttributes: ['sample_bookcode'], EntityKeyIndexStatus: 'Active' }],
    },
  },
  annotation: { body: annotation('true') },
  row: refusal(404, '0x80040217', 'Entity With Id Does Not Exist'),
  'row by key': refusal(404, '0x80060891', 'A record with the specified key values does not exist'),
  'tracked read': { body: { '@odata.context': 'c', '@odata.deltaLink': 'd', value: [] } },
};

const warmOverSoap: Readonly<Record<string, ScriptedReply>> = {
  WhoAmI: answered(resultXml('WhoAmI', guid('UserId') + guid('BusinessUnitId') + guid('OrganizationId'))),
  RetrieveMetadataChanges: answered(resultXml('RetrieveMetadataChanges', keysXml('Active'))),
  Retrieve: faulted(-2147220969, 'sample_book With Id Does Not Exist'),
  RetrieveEntityChanges: answered(changesXml({ token: '1!' })),
};

/** For unit tests: an environment that is ready for the sample's table, until a test says otherwise. No time passes. */
export class ReadinessRig {
  readonly environment = new ScriptedEnvironment();
  /** How many times clients were made. */
  connected = 0;
  /** What the terminal was told. */
  readonly told: string[] = [];
  readonly #soap = new Map<string, () => ScriptedReply>();

  constructor() {
    for (const [question, request] of Object.entries(asked)) this.environment.on(request, warm[question as Question]);
    for (const [message, reply] of Object.entries(warmOverSoap)) this.#soap.set(message, () => reply);
  }

  get now(): number {
    return this.environment.timing.now();
  }

  /** Answers a question so while a condition holds, and as a server does that is ready from then on. */
  while(holds: () => boolean, question: Question, answer: Answer): this {
    this.environment.on(asked[question], () => (holds() ? answer : warm[question]));
    return this;
  }

  /** The same of a message of the Organization Service. */
  overSoapWhile(holds: () => boolean, message: string, reply: ScriptedReply): this {
    const before = this.#soap.get(message) ?? (() => faulted(1, 'not scripted'));
    this.#soap.set(message, () => (holds() ? reply : before()));
    return this;
  }

  /** For the first seconds, by the environment's clock. */
  until = (seconds: number) => (): boolean => this.now < seconds * 1_000;

  /** The Consistency header of each request that asked a question. */
  consistency(question: Question): (string | null)[] {
    return this.environment.asked
      .filter(({ request }) => request.startsWith(asked[question]))
      .map(({ headers }) => headers.get('consistency'));
  }

  async waitUntilReady(goodRounds = 3): Promise<Readiness> {
    const { client: webApi, timing } = this.environment;
    const organizationService = new OrganizationServiceClient({
      environmentUrl: new URL('https://contoso.example'),
      fetch: async (input, init) => this.#answer(await new Request(input, init).text()),
      timing,
    });
    const listen = (sentence: unknown) => void this.told.push(String(sentence));
    subscribe(toldSentences.name, listen);
    const connect = () => {
      this.connected += 1;
      return { webApi, organizationService };
    };
    try {
      return await waitUntilReady(bookProbes('optional'), { connect, goodRounds, timing });
    } finally {
      unsubscribe(toldSentences.name, listen);
    }
  }

  #answer(envelope: string): Response {
    const message = /RequestName>(\w+)</.exec(envelope)?.[1] ?? '';
    const reply = this.#soap.get(message)?.() ?? faulted(1, `nothing is scripted for ${message}`);
    if (typeof reply === 'string') throw new TypeError('fetch failed');
    return new Response(String(reply.body), { status: reply.status, headers: { ...reply.headers } });
  }
}
