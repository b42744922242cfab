import { type Defect } from '../defect';
import { contextOfAnotherSet } from './context-of-another-set';
import { deletionsByUrl } from './deletions-by-url';
import { deletionsInAnotherForm } from './deletions-in-another-form';
import { deletionsWithoutId } from './deletions-without-id';
import { foreignDeltaLinks, foreignNextLinks } from './foreign-links';
import { missingAddresses } from './missing-addresses';
import { missingEtags } from './missing-etags';
import { missingPrimaryKeys } from './missing-primary-keys';
import { unacknowledgedTracking } from './unacknowledged-tracking';

/** Defects of how a protocol writes its reply. */
export const defectsOfReplies: readonly Defect[] = [
  missingEtags,
  deletionsInAnotherForm,
  unacknowledgedTracking,
  deletionsWithoutId,
  deletionsByUrl,
  missingPrimaryKeys,
  contextOfAnotherSet,
  missingAddresses,
  foreignDeltaLinks,
  foreignNextLinks,
];
