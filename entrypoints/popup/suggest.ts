import type { Suggestion } from '../../components/suggestion-list.tsx';
import { unlessDefect } from '../../lib/failure.ts';
import { familiarRepository } from '../../lib/hosts/docker-hub.ts';
import { isSearchable } from '../../lib/hub/searchable.ts';
import { plural } from '../../lib/i18n.ts';
import type { RecentImage } from '../../lib/messages/popup.ts';
import { send } from '../../lib/messages/send.ts';

/**
 * Passes suggestions for the typed text to `show`: recent look-ups first, then also the results of Hub's search. A request that
 * fails adds none and is not shown. Throws defects.
 */
export async function suggest(typed: string, show: (suggestions: Suggestion[]) => void): Promise<void> {
  const text = typed.trim().toLowerCase();
  // Both at once: what one reads of storage serves the other.
  const search = isSearchable(text) ? send('hub.search', { text }).catch(unlessDefect([])) : [];
  const recent = send('recent.looks', {})
    .catch(unlessDefect([]))
    .then((looks) => {
      const matches = matching(looks, text);
      show(matches);
      return matches;
    });
  const [recentMatches, found] = await Promise.all([recent, search]);
  if (found.length === 0) return;
  const known = new Set(recentMatches.map((one) => one.text));
  const searched = found.map(({ repository, description, pullCount }) => ({
    text: familiarRepository(repository),
    note: description || plural('pulls', pullCount),
  }));
  show([...recentMatches, ...searched.filter((one) => !known.has(one.text))]);
}

/** Recent look-ups that contain the text. */
const matching = (looks: RecentImage[], text: string): Suggestion[] =>
  looks
    .filter(({ image }) => text !== '' && image.toLowerCase().includes(text))
    .slice(0, 4)
    .map(({ image }) => ({ text: image, note: '' }));
