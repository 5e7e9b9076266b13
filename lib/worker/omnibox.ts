import { browser, type Disposition } from '../browser.ts';
import { failureOf } from '../failure.ts';
import { familiarRepository } from '../hosts/docker-hub.ts';
import type { FoundRepository } from '../hub/api/search.ts';
import { isSearchable } from '../hub/searchable.ts';
import { t } from '../i18n.ts';
import { visible } from '../oci/visible.ts';
import { recentImages } from '../store/recent.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { addressFor, putPending } from './menus.ts';

/** A suggestion in the address bar for `img …`. */
export interface OmniboxSuggestion {
  content: string;
  description: string;
}

/** Timeout for suggestions while typing, in ms. */
const SUGGEST_TIMEOUT_MS = 3000;
const MAX_SUGGESTIONS = 6;

/** An image to suggest, and what it is. */
interface Suggested {
  image: string;
  about: string;
}

/**
 * Suggestions for the text after the keyword: recent look-ups, then results of Docker Hub's search. Empty if the
 * feature is off; a search that fails adds none.
 */
export async function suggestInOmnibox(typed: string, from: WindowKind): Promise<OmniboxSuggestion[]> {
  if (!(await loadSettings()).features.omnibox) return [];
  const suggested = await suggestionsFor(typed.trim().toLowerCase(), from);
  return suggested.map(({ image, about }) => ({
    content: image,
    description: escapeMarkup([shortened(image), visible(about, 100)].filter(Boolean).join(' — ')),
  }));
}

/**
 * Names the first line of the list, which is what Enter does. It has no text of its own: Firefox draws what was set a key before.
 */
export async function nameFirstLine(): Promise<void> {
  if (!(await loadSettings()).features.omnibox) return;
  await browser.omnibox.setDefaultSuggestion({ description: escapeMarkup(t('menuInspect')) });
}

/** With 12 digits of its digest, behind which nothing else would have room. */
const shortened = (image: string): string => visible(image.replace(/(@sha\d+:\w{12})\w+$/, '$1'));

async function suggestionsFor(text: string, from: WindowKind): Promise<Suggested[]> {
  const recent = (await recentImages()).filter((image) => image.includes(text));
  const found = isSearchable(text) ? await search(text, from) : [];
  const known = new Map([...recent.map((image): [string, string] => [image, t('omniboxRecent')]), ...found]);
  return [...known].slice(0, MAX_SUGGESTIONS).map(([image, about]) => ({ image, about }));
}

/** The text itself, or, for an incomplete name, the best suggestion that completes it, which is never that of one digest. */
async function completed(entered: string, from: WindowKind): Promise<string> {
  const text = entered.trim().toLowerCase();
  if (!isSearchable(text)) return entered;
  const suggested = (await suggestionsFor(text, from)).map(({ image }) => image);
  if (suggested.includes(text)) return entered;
  return suggested.find((image) => image.startsWith(text) && !image.includes('@')) ?? entered;
}

async function search(text: string, from: WindowKind): Promise<[image: string, about: string][]> {
  let found: FoundRepository[];
  try {
    await hubBudget();
    found = await hubApi[from].search(text, AbortSignal.timeout(SUGGEST_TIMEOUT_MS));
  } catch (error) {
    failureOf(error); // logs a defect: the address bar has no place to show one
    return [];
  }
  return found.map(({ repository, description }) => [familiarRepository(repository), description]);
}

/** Chrome reads descriptions as XML; Firefox, which alone has `getBrowserInfo`, as text. */
const escapeMarkup = (text: string): string =>
  'getBrowserInfo' in browser.runtime
    ? text
    : text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Opens the look-up of the entered text, or of what completes it, in the tab that the user chose; from a private window in a new tab, since
 * Chromium shows no extension page in a private one.
 */
export async function openFromOmnibox(
  entered: string,
  disposition: Disposition,
  from: WindowKind,
): Promise<void> {
  if (!(await loadSettings()).features.omnibox) return;
  const text = (await completed(entered, from)).slice(0, 2000);
  const url = addressFor(text, from);
  if (from === 'private') await putPending(text, from);
  if (disposition === 'currentTab' && from === 'ordinary') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition !== 'newBackgroundTab' });
}
