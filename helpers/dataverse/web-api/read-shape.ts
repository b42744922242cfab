import { z } from 'zod';
import { UnexpectedReplyError } from '../errors';
import type { WebApiClient } from './web-api-client';
import type { RequestOptions } from './web-api-types';

/**
 * Checks a reply's body at the border. `what` names the request in words.
 *
 * Throws UnexpectedReplyError, which lists every property that is missing or of another type.
 */
export function readShape<Schema extends z.ZodType>(schema: Schema, body: unknown, what: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new UnexpectedReplyError(
    `The reply to ${what} is not of the documented shape:\n${z.prettifyError(error)}`,
    'open the request in the report, and check that DATAVERSE_URL is a Dataverse environment and not a portal or a proxy page.',
  );
}

type Titled = RequestOptions & { readonly title: string };

/** The columns of one row that a schema names, checked as {@link readShape} does. */
export async function getRow<Schema extends z.ZodObject>(
  client: WebApiClient,
  address: string,
  schema: Schema,
  options: Titled,
): Promise<z.output<Schema>> {
  return readShape(schema, await client.get(`${address}?$select=${columnsOf(schema)}`, options), options.title);
}

/** The same of every row of a collection, or of those that an OData filter lets through. */
export async function getRows<Schema extends z.ZodObject>(
  client: WebApiClient,
  collection: string,
  schema: Schema,
  { filter, ...options }: Titled & { readonly filter?: string | undefined },
): Promise<z.output<Schema>[]> {
  const where = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
  const body = await client.get(`${collection}?$select=${columnsOf(schema)}${where}`, options);
  return readShape(z.object({ value: z.array(schema) }), body, options.title).value;
}

const columnsOf = ({ shape }: z.ZodObject): string => Object.keys(shape).join(',');
