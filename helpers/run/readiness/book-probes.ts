import type { OrganizationServicePolicy } from '../../dataverse/organization-service/availability';
import { bookColumns, SAMPLE_BOOK, SAMPLE_BOOKCODE, SAMPLE_BOOKS } from '../../sample/books';
import type { Probe } from './probe';
import { annotationProbe } from './probes/annotation';
import { definitionProbe } from './probes/definition';
import { keysProbe } from './probes/keys';
import { organizationServiceProbes } from './probes/organization-service';
import { keyAddressProbe, rowAddressProbe } from './probes/row-address';
import { trackedReadProbe } from './probes/tracked-read';

/** What the specs stand on: the sample's table, as each kind of request meets it. */
export const bookProbes = (policy: OrganizationServicePolicy): readonly Probe[] => [
  definitionProbe(SAMPLE_BOOK),
  keysProbe({ table: SAMPLE_BOOK, column: SAMPLE_BOOKCODE }),
  annotationProbe(SAMPLE_BOOK, SAMPLE_BOOKS),
  rowAddressProbe(SAMPLE_BOOKS),
  keyAddressProbe(SAMPLE_BOOKS, SAMPLE_BOOKCODE),
  trackedReadProbe(SAMPLE_BOOKS, bookColumns),
  ...organizationServiceProbes(policy, {
    logicalName: SAMPLE_BOOK,
    keyColumn: SAMPLE_BOOKCODE,
    columns: bookColumns,
  }),
];
