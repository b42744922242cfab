import { badPayload, unsupportedMediaType } from '../response/odata-error';
import { isJsonObject, type JsonObject, parseJson } from './json';
import { type RequestContent } from './odata-request';

/**
 * Reads a JSON object. An empty body is an empty object: actions without parameters are called so.
 * Throws 415 for another content type, 400 for what is not a JSON object.
 */
export function readJsonBody({ type, text }: RequestContent, subject: string): JsonObject {
  if (text === '') return {};
  checkContentType(type);
  const parsed = parseBody(text, subject);
  if (!isJsonObject(parsed)) throw badPayload(subject, 'The request body is not a JSON object.');
  return parsed;
}

function checkContentType(contentType: string): void {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map(part => part.trim());
  const charset = parameters.find(parameter => parameter.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset);
  if (type === 'application/json' && isUtf8) return;
  throw unsupportedMediaType(
    'A supported MIME type could not be found that matches the content type of the request. ' +
      `None of the supported type(s) 'application/json' matches the content type '${contentType}'.`,
  );
}

function parseBody(text: string, subject: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw badPayload(subject, 'The request body is not valid JSON.');
  }
}
