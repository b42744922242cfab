import { type RoleName } from '../../engine/roles/role-rules';
import { createBookXml, executeTransactionXml } from '../../protocols/organization-service/testing/batches';
import { askChanges, changesIn } from '../../protocols/organization-service/testing/changes';
import {
  bookKeyXml,
  entityXml,
  pair,
  type SoapAnswer,
  startService,
  typed,
} from '../../protocols/organization-service/testing/service';
import { type Books, type BooksPage, type ChangedBook, type Outcome } from './books';

/** The book table through the Organization Service. */
export function organizationServiceBooks(role?: RoleName): Books {
  const service = startService({}, role);
  const read = async (since: string | undefined, count: number, page = 1, cookie?: string): Promise<BooksPage> => {
    const answer = await askChanges(service, {
      count,
      page,
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
  const code = (value: string): string => pair('sample_bookcode', typed('x:string', value));
  return {
    organization: service.organization,
    defects: service.defects,
    read: (since, size = 0) => read(since, size),
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

function outcomeOf(answer: SoapAnswer): Outcome {
  const code = answer.first('ErrorCode');
  return answer.status === 200 ? 'done' : `0x${(Number(code) >>> 0).toString(16)}`;
}
