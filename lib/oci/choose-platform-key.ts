import { choosePlatform } from './platform-images.ts';
import { readPlatformKey } from './platform-key.ts';

/**
 * Of an image's platform keys the one to show: what runs on the wanted platform (`choosePlatform`), else the first, so that an
 * image for Windows alone shows Windows. Undefined if there are none.
 */
export function choosePlatformKey(keys: readonly string[], wanted: string): string | undefined {
  if (keys.includes(wanted)) return wanted;
  const platform = readPlatformKey(wanted);
  const images = keys.flatMap((key) => {
    const read = readPlatformKey(key);
    return read ? [{ key, platform: read }] : [];
  });
  return (platform && choosePlatform(images, platform)?.key) ?? keys[0];
}
