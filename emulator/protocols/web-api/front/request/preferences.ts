import { type AnnotationFilter, noAnnotations, parseAnnotationFilter } from '../response/annotation-filter';
import { badODataRequest, notImplementedInWebApi } from '../response/odata-error';

/** What the Prefer header asks for. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors#prefer-headers */
export type Preferences = {
  readonly trackChanges: boolean;
  /** `odata.maxpagesize`. */
  readonly maxPageSize: number | undefined;
  /** `return=representation`. */
  readonly returnRepresentation: boolean;
  /** `odata.continue-on-error`: a batch goes on after a part that failed. */
  readonly continueOnError: boolean;
  /** `odata.include-annotations`. */
  readonly annotations: AnnotationFilter;
};

/** Reads Prefer. Throws 400 for a malformed page size, 501 for a preference that would change the answer. */
export function parsePreferences(header: string | null): Preferences {
  const given = new Map(splitPreferHeader(header ?? '').map(preferencePair));
  for (const [name, value] of given) refuseUnknownPreference(name, value);
  const size = given.get('odata.maxpagesize') ?? given.get('maxpagesize');
  return {
    trackChanges: given.has('odata.track-changes') || given.has('track-changes'),
    maxPageSize: size === undefined ? undefined : preferredPageSize(size),
    continueOnError: ['true', ''].includes(given.get('odata.continue-on-error') ?? 'false'),
    returnRepresentation: given.get('return') === 'representation',
    annotations: preferredAnnotations(given),
  };
}

/** The annotations that a request asks for, for its error: nothing else of the header is looked at. */
export const askedAnnotations = (headers: Headers): AnnotationFilter =>
  preferredAnnotations(new Map(splitPreferHeader(headers.get('prefer') ?? '').map(preferencePair)));

function preferredAnnotations(given: ReadonlyMap<string, string>): AnnotationFilter {
  const asked = given.get('odata.include-annotations') ?? given.get('include-annotations');
  return asked === undefined ? noAnnotations : parseAnnotationFilter(asked);
}

/** Commas inside quotes do not separate. */
const splitPreferHeader = (header: string): readonly string[] =>
  (header.match(/(?:[^,"]|"[^"]*")+/g) ?? []).map(part => part.trim()).filter(part => part !== '');

const preferencePair = (preference: string): readonly [string, string] => {
  const equals = preference.indexOf('=');
  if (equals < 0) return [preference.toLowerCase(), ''];
  const value = preference.slice(equals + 1).trim();
  return [preference.slice(0, equals).trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1')];
};

function refuseUnknownPreference(name: string, value: string): void {
  const known =
    ['odata.maxpagesize', 'maxpagesize'].includes(name) ||
    (['odata.track-changes', 'track-changes'].includes(name) && value === '') ||
    name === 'odata.include-annotations' ||
    (name === 'odata.continue-on-error' && ['', 'true', 'false'].includes(value)) ||
    name === 'include-annotations' ||
    (name === 'return' && (value === 'representation' || value === 'minimal'));
  if (!known) throw notImplementedInWebApi(`the preference '${value === '' ? name : `${name}=${value}`}'`);
}

function preferredPageSize(text: string): number {
  const size = Number(text);
  if (/^\d+$/.test(text) && size > 0 && Number.isSafeInteger(size)) return size;
  throw badODataRequest(`The preference odata.maxpagesize requires a positive whole number, not '${text}'.`);
}
