import type { World } from '../harness/index.ts';

/** Forgets all manifests, configs and listings; tokens are kept elsewhere. */
export const forgetContent = (world: World): Promise<void> =>
  world.driven.background(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tagkin');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('kv', 'readwrite');
          clearing.objectStore('kv').clear();
          clearing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
