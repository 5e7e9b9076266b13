import type { Found, FoundImage, Pasted } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

/** What the popup shows for a text. */
export type View =
  | { kind: 'start' }
  | { kind: 'image'; image: FoundImage }
  | { kind: 'namespace'; registry: string; namespace: string }
  | { kind: 'several'; found: Found[] }
  /** The text names no image. `found` and `problem` explain why. */
  | { kind: 'nothing'; found: Found | null; problem: Pasted['problem'] };

/** One image is looked up; several become a table; a text without one gets an explanation. */
export function viewOf(text: string): View {
  const { found, problem } = readPasted(text);
  if (problem?.reason === 'empty') return { kind: 'start' };
  const [first] = found;
  if (found.length > 1) return { kind: 'several', found };
  if (first?.kind === 'image') return { kind: 'image', image: first };
  if (first?.kind === 'namespace') return first;
  return { kind: 'nothing', found: first ?? null, problem };
}
