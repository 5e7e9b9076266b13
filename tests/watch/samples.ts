import type { TagImage, Watched } from '../../lib/watch/watched.ts';
import { newWatched } from '../../lib/watch/watched.ts';

export const NOW = Date.parse('2026-11-28T12:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const hex = (name: string) => [...name].map((letter) => letter.charCodeAt(0).toString(16)).join('');

/** A digest by a name. */
export const digestOf = (name: string): string => `sha256:${hex(name).padEnd(64, '0')}`;

/** What a tag was: its index by a name, and its images by platform, by names too. */
export const imageNamed = (
  name: string,
  platforms: Record<string, string> = {},
  version: string | null = null,
): TagImage => ({
  digest: digestOf(name),
  platforms: Object.entries(platforms).map(([platform, image]) => ({ platform, digest: digestOf(image) })),
  version: version === null ? null : { version, tag: version, level: 'index' },
  aliases: [],
  pushedAt: 0,
  at: NOW - DAY,
});

export const watchedTag = (more: Partial<Watched> = {}): Watched => ({
  ...newWatched('docker.io/library/nginx:latest', NOW - DAY),
  ...more,
});

export const BOTH = { platform: 'linux/amd64', byPlatform: true, newer: true };
