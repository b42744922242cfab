import { UnexpectedReplyError } from '../../errors';
import { guidPattern } from '../../guid';
import type { XmlElement } from '../../xml/xml-element';

// The text of an element as a value of one type. Each throws UnexpectedReplyError for a text that is not one.

/** The text of an element that holds a GUID, in lower case and without the braces that some serializers write, as the Web API writes it. */
export function readGuid(node: XmlElement): string {
  const value = node.text.trim().replace(/^\{(.*)\}$/, '$1');
  return guidPattern.test(value) ? value.toLowerCase() : malformedScalar(node);
}

const wholeNumber = /^[+-]?\d+$/;
const decimalNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const base64 = /^[A-Za-z0-9+/=\s]*$/;

/** A number with its digits as they were sent: a JavaScript number would lose some. */
export const readDecimal = (node: XmlElement): string => matchedScalar(node, decimalNumber);

export const readLong = (node: XmlElement): bigint => BigInt(matchedScalar(node, wholeNumber));

export const readBytes = (node: XmlElement): Uint8Array =>
  Uint8Array.from(Buffer.from(matchedScalar(node, base64), 'base64'));

export const readInteger = (node: XmlElement): number => Number(matchedScalar(node, wholeNumber));

export function readBoolean(node: XmlElement): boolean {
  const value = matchedScalar(node, /^(?:true|false|1|0)$/);
  return value === 'true' || value === '1';
}

/** A date without an offset is one of a column that knows no time zone: it is taken as UTC, as the Web API shows it. */
export function readDateTime(node: XmlElement): Date {
  const value = matchedScalar(node, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/);
  const date = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? malformedScalar(node) : date;
}

function matchedScalar(node: XmlElement, form: RegExp): string {
  const value = node.text.trim();
  return form.test(value) ? value : malformedScalar(node);
}

function malformedScalar({ name, type, text }: XmlElement): never {
  const what = type === undefined ? 'text' : `value of type ${type.name}`;
  throw new UnexpectedReplyError(
    `The Organization Service sent <${name}> with a ${what} that cannot be read: "${text.slice(0, 60)}"`,
    'open the exchange in the report.',
  );
}
