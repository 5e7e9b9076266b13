import type { Suggestion } from '../../components/suggestion-list.tsx';
import { plural } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { looksLikeDomain } from '../../lib/oci/grammar.ts';

/** What may be the beginning of a name on Docker Hub, and is no whole reference, address or command. */
const SEARCHABLE = /^[a-z0-9][a-z0-9._/-]{1,60}$/i;

/** Whether Hub's search is asked: not for what names another registry, which is none of Hub's business. */
const isSearchable = (text: string): boolean =>
  SEARCHABLE.test(text) && !(text.includes('/') && looksLikeDomain(text.slice(0, text.indexOf('/'))));

/**
 * Tells what the typed text may become: what was looked up lately at once, what Hub's search finds when it answers. A search
 * that fails suggests nothing.
 */
export async function suggest(typed: string, tell: (suggestions: Suggestion[]) => void): Promise<void> {
  const text = typed.trim().toLowerCase();
  const recent = await send('recent.list', {}).catch(() => []);
  const lately = recent
    .filter((image) => text !== '' && image.toLowerCase().includes(text))
    .slice(0, 4)
    .map((image) => ({ text: image, note: '' }));
  tell(lately);
  if (!isSearchable(text)) return;
  const found = await send('hub.search', { text }).catch(() => []);
  const known = new Set(lately.map((one) => one.text));
  const searched = found.map(({ repository, description, pullCount }) => ({
    text: repository.replace(/^library\//, ''),
    note: description || plural('pulls', pullCount),
  }));
  tell([...lately, ...searched.filter((one) => !known.has(one.text))]);
}
