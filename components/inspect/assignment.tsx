import { secretOf } from '../../lib/oci/secret-like.ts';
import type { Outside } from '../../lib/text/outside.ts';
import { Foreign } from '../foreign.tsx';
import { Masked } from './masked.tsx';

/** `NAME=value` from outside. A value that looks like a credential is masked. */
export function Assignment({ name, value }: { name: Outside; value: Outside }) {
  const span = secretOf(name, value);
  const start = name.length + 1;
  const text = `${name}=${value}`;
  return span ? (
    <Masked text={text} spans={[{ start: start + span.start, end: start + span.end }]} />
  ) : (
    <code>
      <Foreign text={text} max={10_000} />
    </code>
  );
}
