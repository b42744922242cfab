import { expect, test } from '@playwright/test';
import { quoted, schemaOf } from './sql-names';

test('each environment has a schema of its own, named after its host', () => {
  const addresses = [
    'https://contoso.crm4.dynamics.com',
    'https://a-b.crm.dynamics.com',
    'https://a.b.crm.dynamics.com',
    'https://crm.contoso.com/first',
    'https://crm.contoso.com/second',
    'https://crm.contoso.com.first',
    'https://localhost:5001',
    `https://${'long.'.repeat(20)}contoso.com`,
    `https://${'long.'.repeat(20)}fabrikam.com`,
  ];
  const schemas = addresses.map(address => schemaOf(new URL(address)));

  expect(schemas[0]).toBe('contoso_crm4_dynamics_com');
  expect(schemas[1]).toMatch(/^a_b_crm_dynamics_com_[0-9a-f]{8}$/);
  expect(new Set(schemas).size).toBe(addresses.length);
  expect(schemas.filter(schema => !/^[a-z0-9_]{1,63}$/.test(schema))).toEqual([]);
  expect(schemaOf(new URL('https://Contoso.crm4.dynamics.com/'))).toBe(schemas[0]);
});

test('a name that PostgreSQL would cut is another name than one that begins alike', () => {
  const long = 'new_' + 'x'.repeat(60);

  expect(quoted(`${long}1`)).not.toBe(quoted(`${long}2`));
  expect(quoted(`${long}1`)).toHaveLength(63 + 2);
  expect(quoted('a"b')).toBe('"a""b"');
});
