import { type JsonValue } from '../../front/request/json';
import { type Row } from '../../../../engine/values/row';

/** One navigation property that `$expand` adds to each row. */
export type Expansion = {
  readonly name: string;
  /** For the context URL: `primarycontactid(fullname)`. */
  readonly fragment: string;
  readonly read: (row: Row) => JsonValue;
};
