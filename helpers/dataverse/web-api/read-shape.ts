import { z } from 'zod';
import { ProtocolError } from '../errors';

/**
 * Checks a reply's body at the border. `what` names the request in words.
 *
 * Throws ProtocolError, which lists every property that is missing or of another type.
 */
export function readShape<Schema extends z.ZodType>(schema: Schema, body: unknown, what: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new ProtocolError(
    `The reply to ${what} is not of the documented shape:\n${z.prettifyError(error)}`,
    'open the request in the report, and check that DATAVERSE_URL is a Dataverse environment and not a portal or a proxy page.',
  );
}
