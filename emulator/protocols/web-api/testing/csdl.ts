import { xml2json } from 'odata-csdl';
import { type Api } from './api';

const NAMESPACE = 'Microsoft.Dynamics.CRM';

export type Json = { readonly [name: string]: Json | string | boolean | readonly Json[] };
type Schema = Readonly<Record<string, Json>>;

/** The document as an independent parser reads it: it throws for what CSDL does not allow. */
export async function readSchema({ send }: Api, path = '$metadata'): Promise<{ schema: Schema; text: string }> {
  const { status, text } = await send('GET', path);
  if (status !== 200) throw new Error(`${path} answers ${status}: ${text}`);
  const document = xml2json(text, { strict: true, annotations: true }) as Record<string, Schema>;
  return { schema: document[NAMESPACE] ?? {}, text };
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `account`, from `mscrm.account`. */
export const typeName = (type: Json[string] | undefined): string =>
  typeof type === 'string' ? type.replace(/^mscrm\./, '') : '';

/** A type's own members and those of the types it is derived from. */
export function membersOf(schema: Schema, type: string): Readonly<Record<string, Json>> {
  const { $BaseType: base, ...own } = schema[type] ?? {};
  const inherited = base === undefined ? {} : membersOf(schema, typeName(base));
  const members = Object.entries(own).filter(
    ([name, value]) => !name.includes('@') && !name.startsWith('$') && isObject(value),
  );
  return { ...inherited, ...(Object.fromEntries(members) as Record<string, Json>) };
}

export function keyOf(schema: Schema, type: string): readonly string[] {
  const { $BaseType: base, $Key: key } = schema[type] ?? {};
  if (Array.isArray(key)) return key as readonly string[];
  return base === undefined ? [] : keyOf(schema, typeName(base));
}

/** All that stands in a `$Type`, a `$BaseType` or a `$Function` anywhere. */
export function typesNamed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(typesNamed);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    /^\$(?:Type|BaseType|Function|Action)$/.test(name) && typeof member === 'string' ? [member] : typesNamed(member),
  );
}
