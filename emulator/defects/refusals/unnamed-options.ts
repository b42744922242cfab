import { getChanges } from '../../protocols/web-api/changes/get-changes';
import { ODataError } from '../../protocols/web-api/front/response/odata-error';
import { type Defect } from '../defect';
import { alteringOperation } from '../protocol-parts';

const option = /"\$\w+" query parameter/;

function withoutName(error: unknown): never {
  if (!(error instanceof ODataError)) throw error;
  throw new ODataError(error.status, error.code, error.message.replace(option, 'query'));
}

export const unnamedOptions: Defect = {
  name: 'unnamed-options',
  description: 'The refusal of a query option that does not go with change tracking does not name it.',
  protocols: ['Web API'],
  start: () =>
    alteringOperation(getChanges, handle => (...asked) => {
      try {
        return handle(...asked);
      } catch (error) {
        return withoutName(error);
      }
    }),
};
