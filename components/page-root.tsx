import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FailureNote } from './failure-note.tsx';

/**
 * The root of an extension page, whose language it names. Below its children it shows the last error that nothing else caught: one of an event handler,
 * or an unhandled rejection.
 */
export function PageRoot({ children }: { children: ComponentChildren }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    document.documentElement.lang = t('languageTag');
    const over = new AbortController();
    const show = (error: unknown) => setFailure(failureOf(error));
    // An event without an error is the browser's own notice, such as “ResizeObserver loop”.
    const onError = ({ error }: ErrorEvent) => error && show(error);
    const onRejection = ({ reason }: PromiseRejectionEvent) => show(reason);
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
