import { expect, test } from '@playwright/test';
import { bookKey, bookOrganization, values } from '../testing/book';

const duplicateKeyFault = expect.objectContaining({ status: 412, code: 0x80060892 });

function start() {
  const organization = bookOrganization();
  const { rows, system: caller } = organization;
  const create = (record: Parameters<typeof values>[0]) => rows.create('sample_book', values(record), caller);
  return { organization, rows, caller, create };
}

test('an active key is unique, without regard to case', () => {
  const { rows, caller, create } = start();
  create({ sample_bookcode: 'Code1' });
  const other = create({ sample_bookcode: 'Code2' });

  expect(() => create({ sample_bookcode: 'CODE1' })).toThrow(duplicateKeyFault);
  expect(() => create({ sample_bookcode: 'CODE1' })).toThrow(
    'Entity Key Book Code Key violated. A record with the same value for Book Code already exists.',
  );
  expect(() => rows.update('sample_book', other.id, values({ sample_bookcode: 'code1' }), caller)).toThrow(
    duplicateKeyFault,
  );
  expect(rows.get('sample_book', other.id)?.values.get('sample_bookcode')).toBe('Code2');
});

test('a row may keep its own key value, and a value that is given up is free', () => {
  const { rows, caller, create } = start();
  const row = create({ sample_bookcode: 'Code1' });
  rows.update('sample_book', row.id, values({ sample_bookcode: 'CODE1' }), caller);
  rows.update('sample_book', row.id, values({ sample_bookcode: 'Code2' }), caller);

  expect(create({ sample_bookcode: 'code1' }).values.get('sample_bookcode')).toBe('code1');
});

test('rows without a key value are not compared', () => {
  const { create } = start();
  create({ sample_name: 'One' });

  expect(create({ sample_name: 'Two', sample_bookcode: null }).id).toBeDefined();
  expect(create({ sample_name: 'Three', sample_bookcode: '' }).values.has('sample_bookcode')).toBe(false);
});

test('a row is found by its key, and by an active key only', () => {
  const { organization, rows, create } = start();
  const row = create({ sample_bookcode: 'Code1' });
  const find = (code: string | null) => rows.findByKey('sample_book', bookKey(), values({ sample_bookcode: code }));

  expect(find('cODE1')?.id).toBe(row.id);
  expect(find('Code2')).toBeUndefined();
  expect(find(null)).toBeUndefined();
  organization.tables.alter('sample_book', { dropKeys: ['sample_bookcode'] });
  expect(() => find('Code1')).toThrow(expect.objectContaining({ status: 400, code: 0x80060890 }));
});
