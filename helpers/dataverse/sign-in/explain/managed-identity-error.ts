import { SignInError, UnreachableError } from '../../errors';
import { networkFailureKind } from '../../http/network-failure';
import { describeRefusal, type Exchanged } from './sign-in-error';

type Attempt = {
  /** Of a user-assigned identity. */
  readonly clientId: string | undefined;
  readonly scope: string;
};

const elsewhere =
  'SIGN_IN=managed-identity is for what runs on Azure (virtual machine, App Service, Functions, Container Apps) or under Azure Arc: elsewhere take another way to sign in.';

/** Why a managed identity gave no token, as a SignInError: nobody answered, it has no such identity, or it refused. */
export function managedIdentityError(
  { clientId, scope }: Attempt,
  error: unknown,
  { refusal, secrets, failure, mayPass = false }: Exchanged & { readonly failure: Error | undefined },
): SignInError {
  const identity = clientId === undefined ? 'the system-assigned managed identity' : `managed identity ${clientId}`;
  if (failure instanceof UnreachableError) {
    return new SignInError(`Nobody here gives tokens of a managed identity: ${firstLineOf(failure)}`, elsewhere, {
      mayPass: networkFailureKind(failure) !== 'refused',
    });
  }
  const words = refusal ?? (error instanceof Error ? error.message : String(error));
  const detail = describeRefusal(words, secrets);
  if (/identity not found|managed identity (?:was |is )?(?:not )?found|not_confirmed/i.test(words)) {
    return new SignInError(
      `This machine or service does not have ${identity}. ${detail}`,
      clientId === undefined
        ? 'switch it on (Azure portal > the machine or service > Identity > System assigned), or set AZURE_CLIENT_ID to the client ID of a user-assigned one.'
        : 'check AZURE_CLIENT_ID (Azure portal > Managed Identities > the identity > Client ID), and that the identity is assigned to this machine or service (Identity > User assigned).',
    );
  }
  if (/AADSTS500011|invalid_resource/.test(words)) {
    return new SignInError(
      `The tenant of ${identity} knows no environment for ${scope}. ${detail}`,
      'check DATAVERSE_URL: a managed identity signs in to environments of its own tenant only.',
    );
  }
  return new SignInError(`A token of ${identity} was refused. ${detail}`, `look the reason up above; ${elsewhere}`, {
    mayPass,
  });
}

const firstLineOf = ({ message }: Error): string => message.split('\n')[0] ?? '';
