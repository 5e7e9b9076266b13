import { useState } from 'preact/hooks';
import type { PastedRow } from '../../../components/pasted/pasted-row.ts';
import { type Failure, failureOf } from '../../../lib/failure.ts';
import type { Pulls } from '../../../lib/http/pulls.ts';
import { send } from '../../../lib/messages/send.ts';
import { formatReference, withDefaultTag } from '../../../lib/oci/reference.ts';
import type { ImageUpdate } from '../../../lib/updates/image-update.ts';

type Asked = { digest: string; pulls?: Pulls } | Failure;

/** The digests that the reader asked for where a registry refuses HEAD: by one GET each, a pull at Docker Hub. */
export function useAskedDigests() {
  const [answers, setAnswers] = useState<ReadonlyMap<number, Asked>>(new Map());
  const ask = ({ at, image }: PastedRow) => {
    const { digest: _, ...named } = withDefaultTag(image.reference);
    void send('image.digest', { image: formatReference(named, 'canonical') })
      .catch(failureOf)
      .then((answer) => setAnswers((before) => new Map(before).set(at, answer)));
  };
  return { answers, ask };
}

/** What is known of an image with the digest that was asked for. */
export function withAsked(
  update: ImageUpdate | null,
  asked: Asked | undefined,
): Pick<PastedRow, 'update' | 'pulls'> {
  if (!asked || !update?.failure?.needsGet) return { update };
  // It may be asked for again.
  if ('kind' in asked) return { update: { ...update, failure: { ...asked, needsGet: true } } };
  const { digest, pulls } = asked;
  const hasMoved = update.digest === undefined ? null : update.digest !== digest;
  return { update: { ...update, current: digest, hasMoved, failure: null }, ...(pulls && { pulls }) };
}
