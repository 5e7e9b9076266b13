import { browser, type Disposition } from '../browser.ts';
import { recentImages } from '../store/recent.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { addressFor, putPending } from './menus.ts';

/** What the address bar shows for `img …`. */
export interface OmniboxSuggestion {
  content: string;
  description: string;
}

/** As long as somebody who types waits, in ms. */
const SUGGEST_TIMEOUT_MS = 3000;
const MAX_SUGGESTIONS = 6;

/**
 * What a text typed behind the keyword may become: what was looked up lately, and what Docker Hub's search finds. Nothing where
 * the feature is off; a search that fails suggests nothing.
 */
export async function suggestInOmnibox(typed: string, from: WindowKind): Promise<OmniboxSuggestion[]> {
  if (!(await loadSettings()).features.omnibox) return [];
  const text = typed.trim().toLowerCase();
  const lately = (await recentImages()).filter((image) => image.includes(text));
  const found = /^[a-z0-9][a-z0-9._/-]+$/.test(text) ? await search(text, from) : [];
  return [...new Set([...lately, ...found])].slice(0, MAX_SUGGESTIONS).map((image) => ({
    content: image,
    description: escapeMarkup(image),
  }));
}

async function search(text: string, from: WindowKind): Promise<string[]> {
  try {
    await hubBudget();
    const found = await hubApi[from].search(text, AbortSignal.timeout(SUGGEST_TIMEOUT_MS));
    return found.map(({ repository }) => repository.replace(/^library\//, ''));
  } catch {
    return [];
  }
}

/** Chrome reads descriptions as XML. */
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Opens the look-up of what was entered, where the reader wants it; from a private window in another tab, since Chromium shows
 * no page of an extension in that one.
 */
export async function openFromOmnibox(
  entered: string,
  disposition: Disposition,
  from: WindowKind,
): Promise<void> {
  if (!(await loadSettings()).features.omnibox) return;
  const text = entered.slice(0, 2000);
  const url = addressFor(text, from);
  if (from === 'private') await putPending(text, from);
  if (disposition === 'currentTab' && from === 'ordinary') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition !== 'newBackgroundTab' });
}
