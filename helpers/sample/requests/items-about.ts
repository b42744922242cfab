import { itemsIn } from '../../dataverse/web-api/describe-reply';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';

/** The items of these replies that name a row, as they came, in whatever form: for who judges the form of a deletion. */
export const itemsAbout = (id: string, replies: readonly WebApiResponse<unknown>[]): unknown[] =>
  replies.flatMap(itemsIn).filter(item => JSON.stringify(item).toLowerCase().includes(id.toLowerCase()));
