import { expect, test } from '@playwright/test';
import { readCommittedPart } from './testing/committed-package';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, textOf } from './xml-tree';

const attributesOf = ({ attributes }: XmlElement): Record<string, string> => Object.fromEntries(attributes);
const shownColumns = ['sample_name', 'sample_bookcode', 'sample_author', 'ownerid'];

async function readTable(): Promise<XmlElement | undefined> {
  return elementAt(await readCommittedPart('customizations.xml'), 'Entities', 'Entity');
}

async function readView(queryType: string): Promise<XmlElement | undefined> {
  const views = elementsOf(elementAt(await readTable(), 'SavedQueries', 'savedqueries'), 'savedquery');
  const found = views.filter(view => textOf(elementAt(view, 'querytype')) === queryType);
  expect(found, `views of type ${queryType}`).toHaveLength(1);
  return found[0];
}

test('the one main form is what everyone falls back to', async () => {
  const forms = elementsOf(elementAt(await readTable(), 'FormXml'));
  const form = elementAt(forms[0], 'systemform', 'form');
  const conditions = elementAt(form, 'DisplayConditions');

  expect(forms.map(attributesOf)).toEqual([{ type: 'main' }]);
  expect(elementsOf(form).at(-1)).toBe(conditions);
  expect(conditions && attributesOf(conditions)).toEqual({ Order: '0', FallbackForm: 'true' });
  expect(elementsOf(conditions).map(({ name }) => name)).toEqual(['Everyone']);
  expect(descendants(form, 'control').map(column)).toEqual(shownColumns);
});

test('there is one default view for each place where an app asks for one', async () => {
  const views = elementsOf(elementAt(await readTable(), 'SavedQueries', 'savedqueries'), 'savedquery');
  const parts = ['querytype', 'isquickfindquery', 'isdefault', 'isprivate', 'CanBeDeleted'];

  expect(
    views
      .map(view => [nameOf(view), ...parts.map(part => textOf(elementAt(view, part)))])
      .sort(([, left], [, right]) => Number(left) - Number(right)),
  ).toEqual([
    ['Active Sample Books', '0', '0', '1', '0', '0'],
    ['Sample Book Advanced Find View', '1', '0', '1', '0', '0'],
    ['Sample Book Associated View', '2', '0', '1', '0', '0'],
    ['Quick Find Active Sample Books', '4', '1', '1', '0', '0'],
    ['Sample Book Lookup View', '64', '0', '1', '0', '0'],
  ]);
});

test('views beside another row name the table, the others the result', async () => {
  for (const [queryType, grid, row, preview] of [
    ['0', 'resultset', 'result', '1'],
    ['1', 'resultset', 'result', '1'],
    ['2', 'sample_books', 'sample_book', '1'],
    ['4', 'resultset', 'result', '1'],
    ['64', 'sample_books', 'sample_book', '0'],
  ]) {
    const layout = elementAt(await readView(queryType ?? ''), 'layoutxml', 'grid');
    const rowElement = elementAt(layout, 'row');

    expect(layout?.attributes.get('name'), queryType).toBe(grid);
    expect(layout?.attributes.get('preview'), queryType).toBe(preview);
    expect(rowElement && attributesOf(rowElement), queryType).toEqual({ name: row, id: 'sample_bookid' });
  }
});

test('advanced find looks at all books, the other views at active ones', async () => {
  for (const queryType of ['0', '1', '2', '4', '64']) {
    const conditions = descendants(elementAt(await readView(queryType), 'fetchxml'), 'condition').map(attributesOf);
    const isActive = { attribute: 'statecode', operator: 'eq', value: '0' };

    expect(conditions.slice(0, 1), queryType).toEqual(queryType === '1' ? [] : [isActive]);
  }
});

test('quick find searches name and code', async () => {
  const entity = elementAt(await readView('4'), 'fetchxml', 'fetch', 'entity');
  const searched = elementsOf(entity, 'filter').at(-1);

  expect(searched && attributesOf(searched)).toEqual({ type: 'or', isquickfindfields: '1' });
  expect(elementsOf(searched).map(attributesOf)).toEqual([
    { attribute: 'sample_name', operator: 'like', value: '{0}' },
    { attribute: 'sample_bookcode', operator: 'like', value: '{0}' },
  ]);
});

test('forms and views show columns that the table has, and views fetch what they show', async () => {
  const table = await readTable();
  const attributes = elementsOf(elementAt(table, 'EntityInfo', 'entity', 'attributes'), 'attribute');
  const columns = attributes.map(attribute => textOf(elementAt(attribute, 'LogicalName')));
  const views = elementsOf(elementAt(table, 'SavedQueries', 'savedqueries'), 'savedquery');

  for (const view of views) {
    const listed = descendants(elementAt(view, 'layoutxml'), 'cell').map(named);
    const fetched = descendants(elementAt(view, 'fetchxml'), 'attribute').map(named);

    expect(listed.slice(0, 2), nameOf(view)).toEqual(['sample_name', 'sample_bookcode']);
    expect([...fetched].sort(), nameOf(view)).toEqual(['sample_bookid', ...listed].sort());
    expect(columns, nameOf(view)).toEqual(expect.arrayContaining(fetched));
  }
  expect(columns).toEqual(expect.arrayContaining(shownColumns));
});

const named = ({ attributes }: XmlElement): string => attributes.get('name') ?? '';
const column = ({ attributes }: XmlElement): string => attributes.get('datafieldname') ?? '';
const nameOf = (view: XmlElement): string | undefined =>
  elementAt(view, 'LocalizedNames', 'LocalizedName')?.attributes.get('description');

function descendants(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elementsOf(parent).flatMap(child => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}
