import { createRow, deleteRow, updateRow } from '../../../dataverse/organization-service/messages/rows';
import { rowOf, SAMPLE_BOOK } from '../../../sample/books';
import { SoapRows } from '../../../sample/rows/soap-rows';
import { executes, first, ofNew, onKnown, renamed, type Write } from './write';

/** The kinds of write that go through the Organization Service. */
export const organizationServiceWrites: readonly Write[] = [
  {
    ...{ name: 'Create with an id', ends: 'recognised', meets: executes('Create') },
    prepare: ofNew(1, ({ organizationService }, books) => {
      const { sample_bookid: id, ...attributes } = rowOf(first(books));
      return createRow(organizationService, { logicalName: SAMPLE_BOOK, id, attributes });
    }),
  },
  {
    ...{ name: 'Create with an id that the environment makes', ends: 'untold', meets: executes('Create') },
    prepare: ofNew(1, ({ organizationService }, books) => {
      const { sample_bookid: _unsent, ...attributes } = rowOf(first(books));
      return createRow(organizationService, { logicalName: SAMPLE_BOOK, attributes });
    }),
  },
  {
    ...{ name: 'Update by id', ends: 'recognised', meets: executes('Update') },
    prepare: onKnown(
      ({ organizationService }, { id }) =>
        updateRow(organizationService, { logicalName: SAMPLE_BOOK, id }, { sample_name: renamed }),
      renamed,
    ),
  },
  {
    ...{ name: 'Update by key', ends: 'recognised', meets: executes('Update') },
    prepare: onKnown(
      ({ organizationService }, { code }, rows) => new SoapRows(organizationService, rows).rename(code, renamed),
      renamed,
    ),
  },
  {
    ...{ name: 'Delete by id', ends: 'recognised', meets: executes('Delete') },
    prepare: onKnown(({ organizationService }, { id }) =>
      deleteRow(organizationService, { logicalName: SAMPLE_BOOK, id }),
    ),
  },
  {
    ...{ name: 'Delete by key', ends: 'recognised', meets: executes('Delete') },
    prepare: onKnown(({ organizationService }, { code }, rows) => new SoapRows(organizationService, rows).remove(code)),
  },
];
