import { type ColumnValue } from '../../../engine/values/row';
import { columnsXml, pair, type Service, type SoapAnswer, typed } from './service';

type Wish = {
  readonly since?: string;
  readonly page?: number;
  readonly count?: number;
  readonly cookie?: string;
  readonly table?: string;
  readonly columns?: readonly string[];
};

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** RetrieveEntityChanges of the book table unless another is named. */
export function askChanges({ execute }: Pick<Service, 'execute'>, wish: Wish = {}): Promise<SoapAnswer> {
  const { since, page = 0, count = 0, cookie, table = 'sample_book', columns = ['sample_bookcode'] } = wish;
  const paging = `<a:Count>${count}</a:Count><a:PageNumber>${page}</a:PageNumber>${
    cookie === undefined ? '<a:PagingCookie i:nil="true"/>' : `<a:PagingCookie>${escape(cookie)}</a:PagingCookie>`
  }`;
  return execute(
    'RetrieveEntityChanges',
    pair('EntityName', typed('x:string', table)) +
      pair('DataVersion', since === undefined ? '<b:value i:nil="true"/>' : typed('x:string', since)) +
      pair('PageInfo', typed('a:PagingInfo', paging)) +
      pair('Columns', typed('a:ColumnSet', columnsXml(...columns))),
  );
}

type ChangesPage = {
  /** Book codes, and `-<id>` of what is gone. */
  readonly items: readonly string[];
  /** Undefined when it is nil. */
  readonly token: string | undefined;
  readonly more: boolean;
  readonly cookie: string | undefined;
};

/** A page of changes; throws when the answer is a fault. */
export function changesIn(answer: SoapAnswer): ChangesPage {
  if (answer.status !== 200) throw new Error(answer.text);
  const textOf = (name: string): string | undefined => {
    const [found] = answer.all(name);
    return found === undefined || found.isNil ? undefined : found.text;
  };
  return {
    items: answer.all('anyType').map(item => {
      const [what] = item.children;
      const member = what?.children.find(
        ({ name }) => name.name === (what.name.name === 'RemovedItem' ? 'Id' : 'Attributes'),
      );
      if (what?.name.name === 'RemovedItem') return `-${member?.text ?? ''}`;
      return member?.children.at(-1)?.children.at(-1)?.text ?? '';
    }),
    token: textOf('DataToken'),
    more: textOf('MoreRecords') === 'true',
    cookie: textOf('PagingCookie'),
  };
}

/** Follows the cookies until there are no more records. */
export async function allPages(service: Service, wish: Wish): Promise<readonly ChangesPage[]> {
  const pages: ChangesPage[] = [];
  for (let page = 1; page < 50; page += 1) {
    const cookie = pages.at(-1)?.cookie;
    const next = changesIn(await askChanges(service, { ...wish, page, ...(cookie !== undefined && { cookie }) }));
    pages.push(next);
    if (!next.more) return pages;
  }
  throw new Error('The pages have no end.');
}

/** Adds books with these codes; their ids. */
export const addBooks = ({ organization }: Service, ...codes: readonly string[]): string[] =>
  codes.map(code => {
    const values = new Map<string, ColumnValue>([['sample_bookcode', code]]);
    return organization.rows.create('sample_book', values, organization.system).id;
  });
