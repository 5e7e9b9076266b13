import { InsteadList } from '../../components/answer/instead-list.tsx';
import { FoundDigest } from '../../components/inspect/found-digest.tsx';
import type { Failure } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import { insteadTitle, useInstead } from '../popup/use-instead.ts';

interface InsteadProps {
  reference: Reference;
  /** Why there is no image. */
  failure: Failure;
  linkTo: (image: Reference) => string;
  /** Shows another image in the place of this one. */
  lookUp: (text: string) => void;
}

export { FoundDigest };

/** Below an image that is not there: where its digest is known from; else tags or repositories that may have been meant. */
export const Instead = (props: InsteadProps) =>
  props.reference.digest && props.failure.kind === 'not-found' ? (
    <FoundDigest digest={props.reference.digest} ask={send} linkTo={props.linkTo} />
  ) : (
    <Meant {...props} />
  );

function Meant({ reference, failure, lookUp }: InsteadProps) {
  const found = useInstead(reference, failure);
  return found && <InsteadList title={insteadTitle(found)} references={found.references} lookUp={lookUp} />;
}
