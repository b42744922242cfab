import { largestPage } from '../../../../query/page-size';
import { type ODataRequest } from '../../front/request/odata-request';

/** `odata.maxpagesize` as Preference-Applied reports it: only when it had an effect. */
export const appliedPageSize = (asked: number | undefined): string | undefined =>
  asked === undefined || asked > largestPage ? undefined : `odata.maxpagesize=${asked}`;

/** `odata.include-annotations="*"` as Preference-Applied reports it; undefined when it was not asked for. */
export const appliedAnnotations = ({ prefer }: Pick<ODataRequest, 'prefer'>): string | undefined =>
  prefer.annotations.asked === undefined ? undefined : `odata.include-annotations="${prefer.annotations.asked}"`;
