import type { Browser as Api } from 'webextension-polyfill';

/** Runs in the background: takes back what the extension was permitted since its installation, and empties its storage. */
export async function emptyExtension(): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: Api };
  const { content_scripts = [], ...manifest } = chrome.runtime.getManifest();
  const { host_permissions = [] } = manifest as { host_permissions?: string[] };
  const required = [...host_permissions, ...content_scripts.flatMap(({ matches }) => matches)];
  const { origins = [] } = await chrome.permissions.getAll();
  const granted = origins.filter((origin) => !required.includes(origin));
  if (granted.length > 0) await chrome.permissions.remove({ origins: granted });
  await chrome.storage.local.clear();
  await chrome.storage.session.clear();
  for (const { name = '' } of await indexedDB.databases()) await emptyDatabase(name);

  function emptyDatabase(name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const { result } = opening;
        const stores = [...result.objectStoreNames];
        const finish = () => {
          result.close();
          resolve();
        };
        if (stores.length === 0) return finish();
        const clearing = result.transaction(stores, 'readwrite');
        for (const store of stores) clearing.objectStore(store).clear();
        clearing.oncomplete = finish;
        clearing.onabort = () => reject(clearing.error);
      };
    });
  }
}
