import { parsePlatform } from './parse-platform.ts';
import type { Platform } from './platform.ts';

/** The platform that a platform key names (`linux/arm/v7`, `windows/amd64@10.0.20348.2113`); `undefined` for other text. */
export function readPlatformKey(key: string): Platform | undefined {
  const at = key.indexOf('@');
  const platform = parsePlatform(at < 0 ? key : key.slice(0, at));
  return platform && at >= 0 ? { ...platform, osVersion: key.slice(at + 1) } : platform;
}
