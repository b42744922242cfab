import { expect, test } from '@playwright/test';
import { readTrackingAnnotations } from './tracking-annotation';

const annotation = (supported: boolean) =>
  `<Annotation Term="Org.OData.Capabilities.V1.ChangeTracking"><Record><PropertyValue Property="Supported" Bool="${supported}"/></Record></Annotation>`;

const csdl = (sets: string, apart = '') =>
  `<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityContainer Name="System">${sets}</EntityContainer>${apart}</Schema></edmx:DataServices></edmx:Edmx>`;

test('an annotation is found inside its entity set', () => {
  const text = csdl(
    `<EntitySet Name="accounts">${annotation(false)}</EntitySet><EntitySet Name="books">${annotation(true)}</EntitySet>`,
  );

  expect(readTrackingAnnotations(text).get('books')).toBe('true');
  expect(readTrackingAnnotations(text).get('accounts')).toBe('false');
});

test('an annotation is found apart, by its target', () => {
  const text = csdl(
    '<EntitySet Name="books"/>',
    `<Annotations Target="mscrm.System/books">${annotation(true)}</Annotations>`,
  );

  expect(readTrackingAnnotations(text).get('books')).toBe('true');
});

test('a document that says nothing of an entity set, or is not one, tells nothing', () => {
  expect([...readTrackingAnnotations(csdl('<EntitySet Name="books"/>'))]).toEqual([]);
  expect([...readTrackingAnnotations('{"error":{}}')]).toEqual([]);
});
