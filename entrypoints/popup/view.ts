import type { Found, FoundImage, Pasted } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

/** What the popup shows for a text. */
export type View =
  | { kind: 'start' }
  | { kind: 'image'; image: FoundImage }
  | { kind: 'namespace'; registry: string; namespace: string }
  | { kind: 'several'; found: Found[] }
  /** There is no image in it, and why. */
  | { kind: 'nothing'; found: Found | null; problem: Pasted['problem'] };

/** One image is looked up at once; several become a table; what is none gets a sentence. */
export function viewOf(text: string): View {
  const { found, problem } = readPasted(text);
  if (problem?.reason === 'empty') return { kind: 'start' };
  const [first] = found;
  if (found.length > 1) return { kind: 'several', found };
  if (first?.kind === 'image') return { kind: 'image', image: first };
  if (first?.kind === 'namespace') return first;
  return { kind: 'nothing', found: first ?? null, problem };
}
