import { type OrganizationView } from '../../engine/organization-view';
import { executeTransaction } from '../../protocols/organization-service/messages/batches/execute-transaction';
import { executeBatch } from '../../protocols/web-api/environment/execute-batch';
import { type Deviation } from '../served';
import { standIn } from '../stand-in';

/** Does the work of a transaction, or lets it be done. It throws what the work throws. */
type AroundTransaction = <Result>(organization: OrganizationView, work: () => Result) => Result;

/** Stands around the change sets of $batch and around ExecuteTransaction, and around no bulk operation that is sent alone. */
export const aroundTransactions = (around: AroundTransaction): Deviation => {
  const within = <Context extends { readonly organization: OrganizationView }>(context: Context): Context => {
    const { organization } = context;
    return {
      ...context,
      organization: standIn(organization, { transaction: work => around(organization, work) }),
    };
  };
  return served => ({
    ...served,
    webApi: served.webApi.map(operation =>
      operation.operation === executeBatch.operation
        ? { ...operation, handle: (request, context, parts) => operation.handle(request, within(context), parts) }
        : operation,
    ),
    messages: served.messages.map(message =>
      message.name === executeTransaction.name
        ? { ...message, handle: (call, context) => message.handle(call, within(context)) }
        : message,
    ),
  });
};
