import type { FunctionComponent } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { InspectPage } from '../../components/inspect/page.ts';

const waiting = new Set<() => void>();

/** Calls what waits, one a task: what the call changes is drawn before the next. */
function callNext(): void {
  const [call] = waiting;
  if (!call) return;
  waiting.delete(call);
  if (waiting.size > 0) setTimeout(callNext);
  call();
}

/** @returns forgets it, if it was not called yet */
function queue(call: () => void): () => void {
  waiting.add(call);
  if (waiting.size === 1) setTimeout(callNext);
  return () => waiting.delete(call);
}

interface InTurnProps {
  View: FunctionComponent<InspectPage>;
  page: InspectPage;
}

/**
 * A section, drawn in a task of its own whenever the page has news: all sections of a large image at once would take so long that
 * keys and scrolling wait for it.
 */
export function InTurn({ View, page }: InTurnProps) {
  const [drawn, draw] = useState(page);
  useEffect(() => queue(() => draw(page)), [page]);
  return useMemo(() => <View {...drawn} />, [View, drawn]);
}
