import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n.ts';
import { secretsIn } from '../../lib/oci/secret-like.ts';
import { visible } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';
import { ForeignLines } from '../foreign.tsx';
import { Masked } from './masked.tsx';

/** Lines shown while a step is folded. */
const SHOWN_LINES = 4;
/** Characters shown of one line while a step is folded. */
const SHOWN_CHARACTERS = 600;

/** Where the builder joined lines: before an operator, behind the indentation that is left. */
const JOINT = /[ \t]{2,}(?=&&|\|\||[;|])/g;

/** A command as lines again: what a builder joined is broken where its indentation is left. */
export const brokenLines = (text: Outside): string[] => text.replace(JOINT, ' \\\n  ').split('\n');

/** The text of a step. A long one is folded, so that what follows stays in reach. */
export function StepText({ instruction, text }: { instruction: Outside; text: Outside }) {
  const [isOpen, setOpen] = useState(false);
  const spans = secretsIn(text);
  const lines = brokenLines(text);
  const more = lines.length - SHOWN_LINES;
  const isLong = more > 1 || text.length > SHOWN_CHARACTERS;
  const shown = isOpen || !isLong ? lines : lines.slice(0, more > 1 ? SHOWN_LINES - 1 : SHOWN_LINES);
  const whole = shown.join('\n');
  const name = instruction === '' ? '#' : <b>{visible(instruction)}</b>;
  if (spans.length > 0)
    return (
      <>
        <code>{name} </code>
        <Masked text={text} spans={spans} />
      </>
    );
  return (
    <code>
      {name} <ForeignLines text={whole} max={isOpen ? whole.length : SHOWN_CHARACTERS} />
      {isLong && (
        <button type="button" class="link fold-step" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen
            ? t('less')
            : more > 1
              ? plural('inspectMoreLines', lines.length - SHOWN_LINES + 1)
              : t('showCharacters', text.length)}
        </button>
      )}
    </code>
  );
}
