import { deltaLinkIn, itemsIn, nextLinkIn } from '../../dataverse/web-api/describe-reply';
import type { WebApiResponse } from '../../dataverse/web-api/web-api-types';

/** What the answer to a first tracked read is looked at for. */
export type FirstAnswer = {
  readonly status: number;
  /** Whether `Preference-Applied` names change tracking. */
  readonly isAcknowledged: boolean;
  /** How it leads on: to the changes since, or to the rows that had no room. Undefined: not at all. */
  readonly link: 'delta' | 'next' | undefined;
  readonly rows: number;
};

export function firstAnswerOf({ status, headers, body }: WebApiResponse<unknown>): FirstAnswer {
  const applied = (headers.get('preference-applied') ?? '').split(',').map(one => one.trim());
  return {
    status,
    isAcknowledged: applied.includes('odata.track-changes'),
    link: deltaLinkIn({ body }) !== undefined ? 'delta' : nextLinkIn({ body }) !== undefined ? 'next' : undefined,
    rows: itemsIn({ body }).length,
  };
}

/** What the documentation shows, for a table that may have more rows than fit on a page. For `toEqual`. */
export const asDocumented = (answer: FirstAnswer): FirstAnswer => ({
  ...answer,
  status: 200,
  link: answer.link ?? 'delta',
});
