import { type OrganizationView } from '../../engine/organization-view';
import { executeTransaction } from '../../protocols/organization-service/messages/batches/execute-transaction';
import { executeBatch } from '../../protocols/web-api/environment/execute-batch';
import { alteringMessage, alteringOperation } from '../protocol-parts';
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
  const inBatches = alteringOperation(
    executeBatch,
    handle =>
      (request, context, ...rest) =>
        handle(request, within(context), ...rest),
  );
  const inMessages = alteringMessage(executeTransaction, handle => (call, context) => handle(call, within(context)));
  return served => inMessages(inBatches(served));
};
