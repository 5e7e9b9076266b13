import type { World } from '../harness/index.ts';

/** The keys of all that the extension keeps on this device, sorted; null where its database cannot be opened. */
export const keptOnDevice = (world: World): Promise<string[] | null> =>
  world.driven.background(
    () =>
      new Promise<string[] | null>((resolve) => {
        const opening = indexedDB.open('tagkin');
        let isNew = false;
        opening.onupgradeneeded = () => {
          isNew = true;
          opening.transaction?.abort();
        };
        opening.onerror = (event) => {
          event.preventDefault();
          resolve(isNew ? [] : null);
        };
        opening.onsuccess = () => {
          const { result } = opening;
          const reading = result.transaction('kv').objectStore('kv').getAllKeys();
          reading.onsuccess = () => {
            result.close();
            resolve(reading.result.map(String).sort());
          };
        };
      }),
  );

/** Those of them that reveal what was looked at. */
export const tracesOnDevice = async (world: World): Promise<string[]> =>
  ((await keptOnDevice(world)) ?? []).filter((key) => /^(?:listing|content|tag:|recent)/.test(key));
