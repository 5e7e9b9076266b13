import { INVISIBLE } from '../../lib/oci/visible.ts';
import type { Child } from '../children.ts';
import { redrawnWhenOther } from '../redrawn.tsx';

/**
 * What `visible` escapes, but for tabs and line ends. Each is an element of its own, with the character in it: the style sheet draws its
 * number before it.
 */
const HIDDEN = new RegExp(`(?!\\t|\\r?\\n)${INVISIBLE.source}`, 'u');

const SPLIT = new RegExp(`(${HIDDEN.source})`, 'gu');

/** Text from outside, character by character as it is, with what would not be seen drawn as visible escapes. */
export const ExactText = redrawnWhenOther(({ text }: { text: string }) => {
  if (!HIDDEN.test(text)) return <>{text}</>;
  return (
    <>
      {text.split(SPLIT).map(
        (part, at): Child =>
          at % 2 === 0 ? (
            part
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their order
            <span key={at} class="hidden-character" data-code={codeOf(part)}>
              {part}
            </span>
          ),
      )}
    </>
  );
});

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
