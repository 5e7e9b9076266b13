import { useLayoutEffect, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import type { Children } from './children.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FailureNote } from './failure-note.tsx';

/**
 * The root of an extension page, whose language it names. Below its children it shows the last error that nothing else caught: one of an event handler,
 * or an unhandled rejection.
 */
export function PageRoot({ children }: { children: Children }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  // Before the children's own effects: these may fail too.
  useLayoutEffect(() => {
    document.documentElement.lang = t('languageTag');
    const over = new AbortController();
    const handle = (event: Event, error: unknown) => {
      event.preventDefault(); // the browser's own report has the message, which may name images; ours is logged without it
      setFailure(failureOf(error));
    };
    // An event without an error is the browser's own notice, such as “ResizeObserver loop”.
    const onError = (event: ErrorEvent) => event.error && handle(event, event.error);
    const onRejection = (event: PromiseRejectionEvent) => handle(event, event.reason);
    addEventListener('error', onError, over);
    addEventListener('unhandledrejection', onRejection, over);
    return () => over.abort();
  }, []);
  return (
    <>
      <ErrorBoundary>{children}</ErrorBoundary>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
