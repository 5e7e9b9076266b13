import * as v from 'valibot';
import { type ErrorKind, type Failure, TagkinError } from '../failure.ts';
import type { HttpAnswer } from './exchange.ts';

const ErrorBody = v.object({ errors: v.array(v.object({ code: v.string() })) });

/** What the codes of distribution-spec (and of Harbor, Quay, ECR) mean here; a code that is not named says nothing. */
const CODES: Record<string, ErrorKind> = {
  BLOB_UNKNOWN: 'not-found',
  MANIFEST_UNKNOWN: 'not-found',
  NAME_UNKNOWN: 'not-found',
  NOT_FOUND: 'not-found',
  UNAUTHORIZED: 'unauthorized',
  DENIED: 'unauthorized',
  FORBIDDEN: 'unauthorized',
  TOOMANYREQUESTS: 'rate-limited',
  UNSUPPORTED: 'unsupported',
};

/** The codes in the body of an error, in upper case; none if it is anything but a registry's JSON. */
function codesOf(bytes: Uint8Array): string[] {
  try {
    const body = v.safeParse(ErrorBody, JSON.parse(new TextDecoder().decode(bytes)));
    return body.success ? body.output.errors.map((error) => error.code.toUpperCase()) : [];
  } catch {
    return [];
  }
}

/** What a status means. Of 400 the codes are asked first: several registries answer it for content they do not have. */
function kindOf(status: number, bytes: Uint8Array): ErrorKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status === 405 || status === 406 || status === 415 || status === 501) return 'unsupported';
  if (status >= 500) return 'network';
  if (status < 400) return 'malformed';
  const known = codesOf(bytes).find((code) => Object.hasOwn(CODES, code));
  return (known && CODES[known]) || 'unsupported';
}

/** An answer that is no success, as a failure to throw. Nothing of its text goes in. */
export function failureOfAnswer(answer: HttpAnswer & { until?: number }, host: string): TagkinError {
  const failure: Failure = { kind: kindOf(answer.status, answer.bytes), status: answer.status, host };
  if (answer.until !== undefined) failure.until = answer.until;
  return new TagkinError(failure);
}
