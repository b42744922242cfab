import { type RelationshipDefinition } from './table-definition';
import { derivedId } from '../values/derived-id';

/** A relationship's metadata id. The engine keeps none: it follows from the schema name. */
export const relationshipId = ({ schemaName }: Pick<RelationshipDefinition, 'schemaName'>): string =>
  derivedId(`relationship ${schemaName}`);
