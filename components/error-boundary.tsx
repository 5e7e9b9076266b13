import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { failureOf } from '../lib/failure.ts';
import { FailureNote } from './failure-note.tsx';

/** Draws its children; where one of them throws, the failure in their place. A new `key` tries again. */
export function ErrorBoundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  return error === undefined ? children : <FailureNote failure={failureOf(error)} />;
}
