import { nextOf } from '../http/link.ts';
import { type Pulls, pullsOf } from '../http/pulls.ts';
import type { HttpAnswer } from '../http/send.ts';
import { type Digest, isDigest } from '../oci/digest.ts';

/** A registry's answer as plain data: no code above the transport sees a header. */
export interface Answer {
  bytes: Uint8Array<ArrayBuffer>;
  /** The digest that the registry claims (Docker-Content-Digest). */
  digest?: Digest;
  /** Content-Type without its parameters, in lower case. */
  mediaType?: string;
  /** The size that the registry claims, in bytes: compressed, if the body was. */
  size?: number;
  /** The target of `Link: …; rel="next"`, as written. */
  next?: string;
  pulls?: Pulls;
}

/** The parts of an HTTP answer that are used. */
export function answerOf({ headers, bytes }: Pick<HttpAnswer, 'headers' | 'bytes'>): Answer {
  const answer: Answer = { bytes };
  const digest = headers.get('docker-content-digest')?.trim();
  if (isDigest(digest)) answer.digest = digest;
  const mediaType = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType) answer.mediaType = mediaType;
  const size = headers.get('content-length')?.trim() ?? '';
  if (/^\d{1,15}$/.test(size)) answer.size = Number(size);
  const next = nextOf(headers.get('link') ?? '');
  if (next !== undefined) answer.next = next;
  const pulls = pullsOf(headers);
  if (pulls) answer.pulls = pulls;
  return answer;
}
