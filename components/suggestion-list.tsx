import { t } from '../lib/i18n.ts';
import type { Outside } from '../lib/text/outside.ts';
import { Foreign } from './foreign.tsx';

export interface Suggestion {
  /** The text to look up. */
  text: Outside;
  note: Outside;
}

interface SuggestionListProps {
  suggestions: Suggestion[];
  chosen: number;
  choose: (text: string) => void;
}

/** Suggestions for the typed text. Chosen on mousedown: a click would come after the box has lost the focus. */
export function SuggestionList({ suggestions, chosen, choose }: SuggestionListProps) {
  return (
    <div
      id="suggestions"
      class="suggestions"
      role="listbox"
      aria-label={t('suggestions')}
      hidden={suggestions.length === 0}
    >
      {suggestions.map(({ text, note }, at) => (
        <div
          key={text}
          id={`suggestion-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          onMouseDown={(event) => {
            event.preventDefault();
            if (event.button === 0) choose(text);
          }}
        >
          <span>
            <Foreign text={text} />
          </span>
          <span class="note">
            <Foreign text={note} max={120} />
          </span>
        </div>
      ))}
    </div>
  );
}
