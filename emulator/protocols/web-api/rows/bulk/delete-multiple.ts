import { isCollectionAction } from '../../front/match';
import { ODataError } from '../../front/response/odata-error';
import { type Operation } from '../../front/operation';

const ACTION = 'DeleteMultiple';

/** Refused: it is for elastic tables, and there are none. */
export const deleteMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.DeleteMultiple',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#deletemultiple-availability',
  fidelity: 'partial',
  differs: 'Refused as on every standard table, with the documented text; status (501) and code are inferred.',
  matches: isCollectionAction(ACTION),
  handle: () => {
    throw new ODataError(501, '0x80004001', `${ACTION} has not yet been implemented.`);
  },
};
