import { isCollectionAction } from '../../front/match';
import { ODataError } from '../../front/response/odata-error';
import { type Operation } from '../../front/operation';

const ACTION = 'DeleteMultiple';

/** Refused: it is for elastic tables, and there are none. */
export const deleteMultiple: Operation = {
  operation: 'POST {entity set}/Microsoft.Dynamics.CRM.DeleteMultiple',
  availableOn: 'online',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/bulk-operations#deletemultiple-availability',
  differs: {
    differs: ['It is refused as on every standard table, with the documented text.'],
    inferred: ['Status (501) and code of the refusal are not documented.'],
  },
  matches: isCollectionAction(ACTION),
  handle: () => {
    throw new ODataError(501, '0x80004001', `${ACTION} has not yet been implemented.`);
  },
};
