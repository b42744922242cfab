import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';

/** The items of these replies that name a row, as they came, in whatever form: for who judges the form of a deletion. */
export function itemsAbout(id: string, replies: readonly WebApiResponse<unknown>[]): unknown[] {
  const items = replies.flatMap(({ body }): unknown[] =>
    typeof body === 'object' && body !== null && 'value' in body && Array.isArray(body.value) ? body.value : [],
  );
  return items.filter(item => JSON.stringify(item).toLowerCase().includes(id.toLowerCase()));
}
