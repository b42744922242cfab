import { largestPage } from '../../../../query/page-size';
import { type Preferences } from '../request/preferences';
import { writeJson, type JsonObject } from '../request/json';

export type ODataResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

const JSON_TYPE = 'application/json; odata.metadata=minimal';

/** A JSON answer, 200 unless said otherwise. */
export const jsonResponse = (
  body: JsonObject,
  options: { status?: number; headers?: Record<string, string> } = {},
): ODataResponse => ({
  status: options.status ?? 200,
  headers: { 'content-type': JSON_TYPE, ...options.headers },
  body: writeJson(body),
});

/** The bare number that `/$count` answers. */
export const plainTextResponse = (text: string): ODataResponse => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: text,
});

export const xmlResponse = (text: string): ODataResponse => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: text,
});

/** 204, or another status that has no body. */
export const emptyResponse = (headers: Record<string, string> = {}, status = 204): ODataResponse => ({
  status,
  headers,
  body: null,
});

/** `Preference-Applied` for what was honoured, annotations last. */
export function preferenceApplied(
  { annotations: { asked } }: Preferences,
  ...applied: readonly (string | undefined)[]
): Record<string, string> {
  const annotations = asked === undefined ? undefined : `odata.include-annotations="${asked}"`;
  const named = [...applied, annotations].filter(preference => preference !== undefined);
  return named.length === 0 ? {} : { 'preference-applied': named.join(',') };
}

/** `odata.maxpagesize` as {@link preferenceApplied} tells it: only when it had an effect. */
export const appliedPageSize = ({ maxPageSize }: Preferences): string | undefined =>
  maxPageSize === undefined || maxPageSize > largestPage ? undefined : `odata.maxpagesize=${maxPageSize}`;

/** `https://host/api/data/v9.2/$metadata#…` */
export const contextUrl = (serviceRoot: string, fragment: string): string => `${serviceRoot}/$metadata#${fragment}`;
