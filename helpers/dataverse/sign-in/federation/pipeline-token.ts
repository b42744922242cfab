import { z } from 'zod';
import { SignInError } from '../../errors';
import { answerKind } from '../../http/answer-kind';
import type { Reply, Send } from '../../http/request';

const timeLimit = 30_000;

type PipelineRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly requestToken: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the token is in the answer. */
  readonly member: 'value' | 'oidcToken';
  /** The pipeline's name, and what mends a refusal. */
  readonly pipeline: string;
  readonly whatToDo: string;
};

/** Asks a pipeline for a token that says which job this is. Throws SignInError and UnreachableError. */
export async function requestPipelineToken(asked: PipelineRequest, send: Send): Promise<string> {
  const { method, url, requestToken, headers, member, pipeline, whatToDo } = asked;
  const reply = await send({
    method,
    url: url.href,
    headers: { ...headers, accept: 'application/json', authorization: `Bearer ${requestToken}` },
    timeout: timeLimit,
    // Asking twice makes two tokens, which harms nothing.
    repeatable: true,
    retry: true,
  });
  const token = reply.status === 200 ? tokenIn(reply, member) : undefined;
  if (token !== undefined) return token;
  // Not its words: a page may repeat what was sent.
  throw new SignInError(`${pipeline} gave no token for this job: ${url.origin} answered ${reply.status}.`, whatToDo, {
    mayPass: answerKind(reply.status) !== 'stands',
  });
}

function tokenIn({ text }: Reply, member: string): string | undefined {
  try {
    return z.object({ [member]: z.string().min(1) }).parse(JSON.parse(text))[member];
  } catch {
    return undefined;
  }
}
