import { BearerSecurity, createClientAsync } from 'soap';
import { serveLibrary } from '../serve-library';
import { invokeByName, LibraryError, type OpenLibrary } from '../library';

/** https://github.com/vpulim/node-soap, which makes its methods from the service's own description: `ExecuteAsync`, … */
const openSoapLibrary: OpenLibrary = async (origin, token) => {
  const client = await createClientAsync(`${origin}/XRMServices/2011/Organization.svc?wsdl`);
  client.setSecurity(new BearerSecurity(token));
  const methods = {
    describe: () => Promise.resolve(client.describe() as unknown),
  };
  return {
    invoke: call => (call.method in methods ? invokeByName(methods, call) : callOperation(client, call)),
  };

  async function callOperation(target: object, { method, args }: Parameters<typeof invokeByName>[1]): Promise<unknown> {
    try {
      // The parsed body, the text as it came, headers and the request's own text.
      const [result] = (await invokeByName(target, { method: `${method}Async`, args })) as readonly unknown[];
      return result;
    } catch (error) {
      throw describeSoapFault(error);
    }
  }
};

type ParsedFault = {
  readonly detail?: { readonly OrganizationServiceFault?: { readonly ErrorCode: string; readonly Message: string } };
};

/** The library hands over the fault as it read it. */
function describeSoapFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('root' in error)) return error;
  const { Envelope } = error.root as { readonly Envelope: { readonly Body: { readonly Fault: ParsedFault } } };
  const fault = Envelope.Body.Fault.detail?.OrganizationServiceFault;
  if (fault === undefined) return error;
  const response: unknown = 'response' in error ? error.response : undefined;
  const status: unknown = typeof response === 'object' && response !== null && Reflect.get(response, 'status');
  return new LibraryError({ message: fault.Message, code: Number(fault.ErrorCode), status });
}

void serveLibrary(openSoapLibrary);
