import { TagkinError } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import { budget } from '../hub/api/rate.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { BudgetLeft, CacheSize, Erased, Imported, SettingsShown } from '../messages/options-answers.ts';
import type { DockPlace } from '../settings/dock.ts';
import type { Features } from '../settings/features.ts';
import { readSettings, watchedInFile, writeSettings } from '../settings/file.ts';
import { allApprovals, setApproval } from '../store/approvals.ts';
import { BYTES_A_TAG } from '../store/budgets.ts';
import { clearContents, countContents, sizeOfContents } from '../store/content.ts';
import { clearListings, countListedTags, countListings } from '../store/listings.ts';
import { notifyAccessChanged, notifySettingsChanged } from '../store/notify-settings-changed.ts';
import { loadPulls } from '../store/pulls.ts';
import { loadRate } from '../store/rate.ts';
import { forgetRecent } from '../store/recent.ts';
import { changeSettings, loadSettings } from '../store/settings.ts';
import { clearTagDigests } from '../store/tag-digests.ts';
import { loadWatched } from '../store/watched.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { wipe } from '../store/wipe.ts';
import { forgetPageSession, hubAccount } from './hub-account.ts';
import { lastIdentityChange, settleIdentities } from './identities.ts';
import { arrangeMenus } from './menus.ts';
import { arrangeWatch } from './watch-alarm.ts';
import { importWatched } from './watch-list.ts';

/** What the options page shows, except for permissions, which the page reads from the browser. */
export async function shownSettings(): Promise<SettingsShown> {
  const [settings, approvals, hub] = await Promise.all([
    loadSettings(),
    allApprovals(),
    hubAccount('ordinary'),
  ]);
  return { ...settings, approvals, hub };
}

/** Which features are on, and a number that changes whenever the account for Docker Hub changes. */
export async function shownFeatures(
  _: object,
  from: WindowKind,
): Promise<{ features: Features; reader: number; dock: DockPlace }> {
  const [{ features, dock }, reader] = await Promise.all([loadSettings(), lastIdentityChange()]);
  // A private window's session is never used, so its pages need not read it from Hub.
  return { features: { ...features, session: features.session && from === 'ordinary' }, reader, dock };
}

export async function setSwitch({ id, on }: RequestOf<'setting.switch'>): Promise<null> {
  await changeSettings({ [id]: on });
  if (id === 'remembersLookUps' && !on) await forgetRecent();
  return applied();
}

export async function setFeature({ id, on }: RequestOf<'feature.set'>): Promise<null> {
  await changeSettings({ features: { [id]: on } });
  return applied();
}

export async function chooseLook(chosen: RequestOf<'look.choose'>): Promise<null> {
  await changeSettings(chosen);
  return applied();
}

/** Sets the scheme of a registry; `null` for the default. */
export async function setScheme({ registry, scheme }: RequestOf<'scheme.set'>): Promise<null> {
  const { schemes } = await loadSettings();
  const others = Object.entries(schemes).filter(([name]) => name !== registryName(registry));
  const own = scheme === null ? [] : [[registryName(registry), scheme] as const];
  await changeSettings({ schemes: Object.fromEntries([...others, ...own]) });
  return applied(notifyAccessChanged);
}

export async function approve({ registry, to, allowed }: RequestOf<'approval.set'>): Promise<null> {
  await setApproval({ registry, to }, allowed);
  return applied(notifyAccessChanged);
}

export async function exportSettings(): Promise<string> {
  const [settings, watched] = await Promise.all([loadSettings(), loadWatched()]);
  return writeSettings(
    settings,
    watched.map(({ image }) => image),
  );
}

/** Imports settings from a file, and watches its images beside those of the list. Errors: `malformed`. */
export async function importSettings(
  { text }: RequestOf<'settings.import'>,
  from: WindowKind,
): Promise<Imported> {
  const read = readSettings(text);
  if (!read.ok) throw new TagkinError({ kind: 'malformed' });
  await changeSettings(read.value);
  const imported = await importWatched(watchedInFile(text), from);
  await applied();
  return imported;
}

/** Applies changed settings to the menus, to identities, and to every open page; `notify`: which pages follow. */
async function applied(notify = notifySettingsChanged): Promise<null> {
  const { features } = await loadSettings();
  if (!features.session) await forgetPageSession();
  await settleIdentities();
  await arrangeMenus();
  await arrangeWatch();
  await notify();
  return null;
}

/** What is left of Docker Hub's limits, by its last answers; no request. */
export async function budgetLeft(): Promise<BudgetLeft> {
  const [rate, pulls] = await Promise.all([loadRate(), loadPulls()]);
  const now = Date.now();
  const current = rate !== null && rate.resetAt > now ? rate : null;
  return { requests: current && { left: budget(current, now), until: current.resetAt }, pulls };
}

/** The size of the cache, by our own count: browsers estimate, and count what they have not removed yet. */
export async function cacheSize(): Promise<CacheSize> {
  const [listings, tags] = [await countListings(), await countListedTags()];
  return {
    listings: { count: listings, bytes: tags * BYTES_A_TAG },
    contents: { count: await countContents(), bytes: await sizeOfContents() },
  };
}

export async function clearCache(): Promise<null> {
  await Promise.all([clearListings(), clearContents(), clearTagDigests()]);
  await forgetRecent();
  return null;
}

/** Removes everything: settings, credentials, approvals, the cache. Nothing else is under way (`inNewEpoch`). */
export async function resetAll(): Promise<Erased> {
  const gone = await wipe();
  await applied(notifyAccessChanged);
  return { gone };
}
