import { type Defect } from '../defect';
import { deletionsInAnotherForm } from './deletions-in-another-form';
import { missingEtags } from './missing-etags';
import { unacknowledgedTracking } from './unacknowledged-tracking';

/** Defects of how a protocol writes its reply. */
export const defectsOfReplies: readonly Defect[] = [missingEtags, deletionsInAnotherForm, unacknowledgedTracking];
