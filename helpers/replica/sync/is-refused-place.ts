import { coldKindsOf } from '../../dataverse/refusals/cold-refusal';
import {
  AccessError,
  CustomCodeError,
  DataverseError,
  UnavailableError,
  VanishedTableError,
} from '../../dataverse/errors';

/** What says nothing of a place: this user may not, the environment is busy, a plug-in refused, the table is not known. */
const saysNothing = [AccessError, UnavailableError, CustomCodeError, VanishedTableError];

/**
 * Whether an endpoint does not go on from a place that it gave: a token that expired, or that a change of the table's
 * definition made void, or a page that it no longer knows.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export const isRefusedPlace = (error: unknown): boolean =>
  error instanceof DataverseError &&
  !saysNothing.some(kind => error instanceof kind) &&
  // The definition says that the table is tracked: a server that does not know it yet says nothing of the place.
  !coldKindsOf(error.code).includes('tracking');
