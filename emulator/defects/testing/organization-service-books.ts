import { type RoleName } from '../../engine/roles/role-rules';
import { createBookXml, executeTransactionXml } from '../../protocols/organization-service/testing/batches';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import {
  bookKeyXml,
  columnsXml,
  entityXml,
  pair,
  referenceXml,
  type Service,
  type SoapAnswer,
  startService,
  typed,
} from '../../protocols/organization-service/testing/service';
import { type BookTable, type Books, type BooksPage, type ChangedBook, type Outcome } from './books';

/** The book table through the Organization Service. */
export function organizationServiceBooks(role?: RoleName): Books & Pick<Service, 'execute'> {
  const service = startService({}, role);
  const read = async (since: string | undefined, count: number, page = 1, cookie?: string): Promise<BooksPage> => {
    const answer = await askChanges(service, {
      count,
      page,
      columns: ['sample_bookcode', 'sample_name'],
      ...(since !== undefined && { since }),
      ...(cookie !== undefined && { cookie }),
    });
    const { token, more, cookie: following } = changesIn(answer);
    return {
      books: changedBooks(answer),
      token,
      next: more ? () => read(since, count, page + 1, following) : undefined,
    };
  };
  const write = async (message: string, target: string, more = ''): Promise<Outcome> =>
    outcomeOf(await service.execute(message, pair('Target', typed('a:Entity', target)) + more));
  const retrieve = (table: string, id: string, column: string, keys = ''): Promise<SoapAnswer> =>
    service.execute(
      'Retrieve',
      pair('Target', typed('a:EntityReference', referenceXml(table, id, keys))) +
        pair('ColumnSet', typed('a:ColumnSet', columnsXml(column))),
    );
  const code = (value: string): string => pair('sample_bookcode', typed('x:string', value));
  return {
    organization: service.organization,
    defects: service.defects,
    read: (since, size = 0) => read(since, size),
    readOwners: async () =>
      changedBooks(await askChanges(service, { columns: ['ownerid'] })).map(({ columns }) =>
        columns.includes('ownerid'),
      ),
    ask: async since => outcomeOf(await askChanges(service, { ...(since !== undefined && { since }) })),
    readUntracked: async () => outcomeOf(await askChanges(service, { table: 'publisher', columns: [] })),
    create: value => write('Create', entityXml('sample_book', code(value))),
    createMultiple: async (...values) => {
      const entities = values.map(value => `<a:Entity>${entityXml('sample_book', code(value))}</a:Entity>`).join('');
      const targets = `<a:Entities>${entities}</a:Entities><a:EntityName>sample_book</a:EntityName>`;
      return outcomeOf(await service.execute('CreateMultiple', pair('Targets', typed('a:EntityCollection', targets))));
    },
    createTogether: async (...values) =>
      outcomeOf(await service.execute('ExecuteTransaction', executeTransactionXml(values.map(createBookXml)))),
    update: (id, value, version) =>
      version === undefined
        ? write('Update', entityXml('sample_book', code(value), id))
        : write(
            'Update',
            `${entityXml('sample_book', code(value), id)}<a:RowVersion>${version}</a:RowVersion>`,
            pair('ConcurrencyBehavior', typed('c:ConcurrencyBehavior', 'IfRowVersionMatches')),
          ),
    upsertSaysCreated: async value => {
      const target = entityXml('sample_book', '', '', bookKeyXml(value));
      const answer = await service.execute('Upsert', pair('Target', typed('a:Entity', target)));
      return answer.all('KeyValuePairOfstringanyType')[0]?.children.at(-1)?.text === 'true';
    },
    createUncoded: () => write('Create', entityXml('sample_book', pair('sample_name', typed('x:string', 'Uncoded')))),
    readBy: async (column, value) => {
      const answer = await retrieve('sample_book', '', 'sample_bookcode', keyXml(column, value));
      return answer.status === 200 ? valueIn(answer, 'sample_bookcode') : outcomeOf(answer);
    },
    removeByCode: async value => {
      const target = referenceXml('sample_book', '', bookKeyXml(value));
      return outcomeOf(await service.execute('Delete', pair('Target', typed('a:EntityReference', target))));
    },
    isToldOfKeys: async () => {
      const names = '<q:PropertyNames><r:string>Keys</r:string></q:PropertyNames>';
      const query = `<q:Properties><q:AllProperties>false</q:AllProperties>${names}</q:Properties>`;
      const parameters = pair('Query', typed('q:EntityQueryExpression', query));
      return (await service.execute('RetrieveMetadataChanges', parameters)).all('EntityKeyMetadata').length > 0;
    },
    readSolution: async id => {
      const answer = await retrieve('solution', id, 'ismanaged');
      if (answer.status !== 200) return outcomeOf(answer);
      return valueIn(answer, 'ismanaged') === 'true' ? 'managed' : 'unmanaged';
    },
    readReport: async id => valueIn(await retrieve('importjob', id, 'data'), 'data'),
    execute: service.execute,
    describe: async () => bookTableIn(await service.execute('RetrieveEntity', bookTableXml)),
    remove: async id => {
      const target = pair('Target', typed('a:EntityReference', referenceXml('sample_book', id)));
      return outcomeOf(await service.execute('Delete', target));
    },
    upsert: (addressedBy, value) => write('Upsert', entityXml('sample_book', code(value), '', bookKeyXml(addressedBy))),
  };
}

const changedBooks = (answer: SoapAnswer): ChangedBook[] =>
  answer.all('anyType').map(item => {
    const [what] = item.children;
    const isGone = what?.name.name === 'RemovedItem';
    const members = what?.children.find(({ name }) => name.name === (isGone ? 'Id' : 'Attributes'));
    const attributes = (members?.children ?? []).map(({ children: [key, value] }) => [
      key?.text ?? '',
      value?.text ?? '',
    ]);
    const columns = attributes.map(([name = '']) => name);
    const book = isGone ? members?.text : attributes.find(([name]) => name === 'sample_bookcode')?.[1];
    const version = what?.children.find(({ name }) => name.name === 'RowVersion')?.text;
    return { book: book ?? '', isGone, version, columns };
  });

const keyXml = (column: string, value: string): string => bookKeyXml(value).replace('sample_bookcode', column);

/** Of one row. */
const valueIn = (answer: SoapAnswer, column: string): string =>
  answer
    .all('KeyValuePairOfstringanyType')
    .flatMap(({ children: [key, value] }) => (key?.text === column ? [value?.text ?? ''] : []))
    .join();

const bookTableXml =
  pair('EntityFilters', typed('d:EntityFilters', 'Entity')) + pair('LogicalName', typed('x:string', 'sample_book'));

const bookTableIn = (answer: SoapAnswer): BookTable => ({
  isTracked: answer.first('ChangeTrackingEnabled') === 'true',
  isTrackable:
    answer.all('CanChangeTrackingBeEnabled')[0]?.children.find(({ name }) => name.name === 'Value')?.text === 'true',
  keys: answer.all('EntityKeyMetadata').map(({ children }) => {
    const member = (name: string) => children.find(child => child.name.name === name);
    const columns = member('KeyAttributes')?.children.map(({ text }) => text) ?? [];
    return `${columns.join()} ${member('EntityKeyIndexStatus')?.text ?? ''}`;
  }),
});

function outcomeOf(answer: SoapAnswer): Outcome {
  const code = answer.first('ErrorCode');
  return answer.status === 200 ? 'done' : `0x${(Number(code) >>> 0).toString(16)}`;
}
