import * as v from 'valibot';
import { type ErrorKind, type Failure, TagkinError } from '../failure.ts';
import { parseJson } from '../oci/json.ts';
import { isPage } from './malformed.ts';
import type { HttpAnswer } from './send.ts';

/** Classes of statuses other than success. */
type StatusClass =
  | 'refused'
  | 'missing'
  | 'rate-limited'
  | 'client-error'
  | 'not-implemented'
  | 'server-error'
  | 'unexpected';

const KINDS: Record<StatusClass, ErrorKind> = {
  refused: 'unauthorized',
  missing: 'not-found',
  'rate-limited': 'rate-limited',
  'client-error': 'unsupported',
  'not-implemented': 'unsupported',
  'server-error': 'network',
  unexpected: 'malformed',
};

/** Overrides for a server that uses a class of statuses differently. */
export type StatusPolicy = Partial<Record<StatusClass, ErrorKind>>;

function classOf(status: number): StatusClass {
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'missing';
  if (status === 429) return 'rate-limited';
  if (status === 501) return 'not-implemented';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'client-error' : 'unexpected';
}

/** Client errors about the method or media type. For all others, error codes in the body take precedence. */
const ABOUT_REQUEST = [405, 406, 415];

const ErrorBody = v.object({ errors: v.array(v.object({ code: v.string() })) });

/** Error codes of distribution-spec, Harbor, Quay and ECR: several registries answer 400 for missing content. */
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

function kindOfCodes(bytes: Uint8Array): ErrorKind | undefined {
  const body = v.safeParse(ErrorBody, parseJson(new TextDecoder().decode(bytes)));
  if (!body.success) return undefined;
  const codes = body.output.errors.map(({ code }) => code.toUpperCase());
  const known = codes.find((code) => Object.hasOwn(CODES, code));
  return known === undefined ? undefined : CODES[known];
}

type Answered = Pick<HttpAnswer, 'status' | 'bytes' | 'pause'>;

function kindOf({ status, bytes }: Answered, policy: StatusPolicy): ErrorKind {
  const group = classOf(status);
  const isCoded = group === 'client-error' && !ABOUT_REQUEST.includes(status);
  return policy[group] ?? (isCoded ? kindOfCodes(bytes) : undefined) ?? KINDS[group];
}

/** An answer other than success, as an error: kind, status, host and pause, and no text of the body. */
export function failureOfAnswer(answer: Answered, host: string, policy: StatusPolicy = {}): TagkinError {
  const { status, pause } = answer;
  const kind = kindOf(answer, policy);
  // A refusal is JSON; a page is that of a wall against bots, or of a proxy, and may pass.
  const mayPass = kind === 'unauthorized' && status === 403 && isPage(answer.bytes);
  const failure: Failure = { kind, status, host, ...pause, ...(mayPass && { mayPass }) };
  return new TagkinError(failure);
}
