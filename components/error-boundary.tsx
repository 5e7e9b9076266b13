import { useErrorBoundary } from 'preact/hooks';
import { failureOf } from '../lib/failure.ts';
import type { Children } from './children.ts';
import { FailureNote } from './failure-note.tsx';

interface ErrorBoundaryProps {
  children: Children;
  /** Called when a child throws. */
  onError?: () => void;
}

/** Draws its children; if one throws, draws the failure instead. A new `key` retries. */
export function ErrorBoundary({ children, onError }: ErrorBoundaryProps) {
  const [error] = useErrorBoundary(onError);
  return error === undefined ? children : <FailureNote failure={failureOf(error)} />;
}
