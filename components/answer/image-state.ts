import type { Failure } from '../../lib/failure.ts';
import type { ImageAnswer, ImageDetails } from '../../lib/inspect/image-answer.ts';

/** How far a look-up has come. What is known stays, whatever fails later. */
export type ImageState =
  | { kind: 'looking' }
  /** Nothing is known, and why. */
  | { kind: 'failed'; failure: Failure }
  /** From a page, and only a pull would tell: the reader has to ask for it. */
  | { kind: 'held' }
  | { kind: 'known'; answer: ImageAnswer; config: ConfigState; failure: Failure | null };

export type ConfigState =
  | { kind: 'loading' }
  /** Not an image, or none for the platform. */
  | { kind: 'none' }
  /** Derived from build steps: not exact. */
  | { kind: 'derived'; details: ImageDetails }
  | { kind: 'exact'; details: ImageDetails };

interface Progressed {
  answer: ImageAnswer | null;
  failure: Failure | null;
  busy: boolean;
}

export function imageStateOf({ answer, failure, busy }: Progressed): ImageState {
  if (answer) return { kind: 'known', answer, config: configStateOf(answer.details, busy), failure };
  if (failure) return { kind: 'failed', failure };
  return { kind: busy ? 'looking' : 'held' };
}

function configStateOf(details: ImageDetails | undefined, busy: boolean): ConfigState {
  if (!details) return { kind: busy ? 'loading' : 'none' };
  return { kind: details.summary.source === 'config' ? 'exact' : 'derived', details };
}
