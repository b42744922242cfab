import { badPayload, bodyTooLarge, unreadableBody, unsupportedMediaType } from '../response/odata-error';
import { isJsonObject, type JsonObject, parseJson } from './json';
import { type RequestContent } from './odata-request';

/** What Dataverse takes, ImportSolution's packages included. Bytes. */
const BODY_LIMIT = 128 * 1024 * 1024;

/**
 * Reads a JSON object. An empty body is an empty object: actions without parameters are called so.
 * Throws 415 for another content type, 400 for what is no JSON object.
 */
export function readJsonBody({ type, text }: RequestContent, subject: string): JsonObject {
  if (text === '') return {};
  checkContentType(type);
  const parsed = parseBody(text, subject);
  if (!isJsonObject(parsed)) throw badPayload(subject, 'The request body is no JSON object.');
  return parsed;
}

/** Reads a body to its end. Throws 413 above the limit, 400 when it breaks off. */
export async function readContent(request: Request): Promise<RequestContent> {
  return { type: request.headers.get('content-type') ?? '', text: await readText(request) };
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw bodyTooLarge(BODY_LIMIT);
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw bodyTooLarge(BODY_LIMIT);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array, void, undefined> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = body?.getReader();
  if (reader === undefined) return;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw unreadableBody();
    });
    if (done) return;
    yield value;
  }
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
