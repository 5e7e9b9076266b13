import { useEffect, useRef, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import type { Draw, PartProps, Parts } from '../hub-parts/parts.ts';
import { loadParts } from './parts.ts';

interface Props<Id extends keyof PartProps> {
  id: Id;
  with: PartProps[Id];
  /** Called when its script cannot be loaded; the failure is drawn in its place. */
  onFail?: () => void;
}

/** A part of the page that a script of its own draws, which is loaded when it is first needed. */
export function Part<Id extends keyof PartProps>({ id, with: props, onFail }: Props<Id>) {
  const place = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<Parts | null>(globalThis.tagkinParts ?? null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    loadParts().then(setParts, (error) => {
      setFailure(failureOf(error));
      onFail?.();
    });
  }, []);
  const draw = parts?.[id] as Draw<PartProps[Id]> | undefined;
  useEffect(() => {
    if (place.current) draw?.(place.current, props);
  });
  useEffect(() => {
    const drawnIn = place.current;
    return () => void (drawnIn && draw?.(drawnIn, null));
  }, [draw]);
  if (failure) return <FailureNote failure={failure} />;
  return (
    <>
      {!parts && <p role="status">{t('looking')}</p>}
      <div ref={place} />
    </>
  );
}
