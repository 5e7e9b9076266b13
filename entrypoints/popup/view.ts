import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { looksLikeOneReference } from '../../lib/paste/one-reference.ts';
import type { Found, FoundImage, Pasted, TextPlace } from '../../lib/paste/pasted.ts';
import type { SeveralPage } from './several-page.tsx';

/** What the popup shows for a text. */
export type View =
  | { kind: 'start' }
  /** The readers of pasted text are not loaded yet (`loadReaders`). */
  | { kind: 'loading' }
  | { kind: 'image'; image: FoundImage }
  | { kind: 'namespace'; registry: string; namespace: string }
  | { kind: 'several'; found: Found<TextPlace>[]; SeveralPage: typeof SeveralPage }
  /** The text names no image. `found` and `problem` explain why. */
  | { kind: 'nothing'; found: Found | null; problem: Pasted['problem'] };

let pasteReaders: typeof import('./pasted.ts') | undefined;

/** Loads the readers of pasted text. They are larger than the rest of the popup, and one typed reference does without them. */
export async function loadReaders(): Promise<void> {
  pasteReaders ??= await import('./pasted.ts');
}

/** Whether `viewOf` needs the readers for a text. */
export const needsReaders = (text: string): boolean => text.trim() !== '' && !looksLikeOneReference(text);

/** One image is looked up; several become a table; a text without one gets an explanation. */
export function viewOf(text: string): View {
  if (!needsReaders(text)) {
    const parsed = parseReference(text.trim());
    return parsed.ok
      ? { kind: 'image', image: { kind: 'image', reference: parsed.value, assumed: [] } }
      : { kind: 'start' };
  }
  if (!pasteReaders) return { kind: 'loading' };
  const { found, problem } = pasteReaders.readPasted(text);
  if (problem?.reason === 'empty') return { kind: 'start' };
  const [first] = found;
  if (found.length > 1) return { kind: 'several', found, SeveralPage: pasteReaders.SeveralPage };
  if (first?.kind === 'image') return { kind: 'image', image: first };
  if (first?.kind === 'namespace') return first;
  return { kind: 'nothing', found: first ?? null, problem };
}
