import { formatAgo, formatMoment, t } from '../lib/i18n.ts';
import type { Move } from '../lib/sources/moves.ts';
import type { Children } from './children.ts';

interface AnswerLineProps {
  /** The version, as `VersionLink` or text. */
  children: Children;
  /** ms since 1970; 0 where unknown */
  pushed?: number | undefined;
  /** The tag's last move, if one was seen. */
  moved?: Move | undefined;
  /** What else is to be said of the version. */
  note?: Children;
  /** Buttons at the end. */
  actions?: Children;
}

/** The answer: first the version, then in grey when it was pushed and what it was before, and the actions at the end. */
export const AnswerLine = ({ children, pushed, moved, note, actions }: AnswerLineProps) => (
  <div class="answer">
    <div class="answer-line">
      {children}
      {note && <span class="note">{note}</span>}
      {pushed ? <At class="note pushed" at={pushed} text={t('pushedOn', formatAgo(pushed))} /> : null}
      {moved && (
        <At
          class="note"
          was={moved.was}
          at={moved.until}
          text={t('wasUntil', moved.was.slice(0, 19), formatAgo(moved.until))}
        />
      )}
    </div>
    {actions && <div class="actions">{actions}</div>}
  </div>
);

/** A sentence with a relative time; the exact one is its title. */
const At = ({ at, text, was, ...more }: { at: number; text: string; class: string; was?: string }) => (
  <time {...more} data-was={was} title={formatMoment(at)}>
    {text}
  </time>
);
