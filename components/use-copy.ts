import { useState } from 'preact/hooks';

export interface Copying {
  /** The text that was last copied; null before the first, and after `reset`. */
  copied: string | null;
  /** The text that the browser last refused to copy: the document has no focus, or a policy forbids it. */
  refused: string | null;
  copy: (text: string) => void;
  reset: () => void;
}

/** Copies text to the clipboard and keeps the outcome. */
export function useCopy(): Copying {
  const [copied, setCopied] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const reset = () => {
    setCopied(null);
    setRefused(null);
  };
  const copy = (text: string) => {
    reset();
    void navigator.clipboard.writeText(text).then(
      () => setCopied(text),
      () => setRefused(text),
    );
  };
  return { copied, refused, copy, reset };
}
