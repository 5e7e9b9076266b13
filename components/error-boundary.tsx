import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { failureOf } from '../lib/failure.ts';
import { FailureNote } from './failure-note.tsx';

interface ErrorBoundaryProps {
  children: ComponentChildren;
  /** Called when one of them throws. */
  onError?: () => void;
}

/** Draws its children; where one of them throws, the failure in their place. A new `key` tries again. */
export function ErrorBoundary({ children, onError }: ErrorBoundaryProps) {
  const [error] = useErrorBoundary(onError);
  return error === undefined ? children : <FailureNote failure={failureOf(error)} />;
}
