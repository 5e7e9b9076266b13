import { plainName } from './visible.ts';

/**
 * The machine that an image is for: `os/architecture/variant`, on Windows also the `os.version`.
 *
 * Source of the rules: containerd's `platforms` package (normalisation), the OCI image index (`os.version`
 * distinguishes Windows entries).
 */
export interface Platform {
  os: string;
  architecture: string;
  variant?: string;
  osVersion?: string;
}

/** A platform as registries and Hub write it: any part may be missing, null or in another spelling. */
export interface RawPlatform {
  os?: string | null | undefined;
  architecture?: string | null | undefined;
  variant?: string | null | undefined;
  osVersion?: string | null | undefined;
}

const OS = new Map([['macos', 'darwin']]);

const ARCHITECTURE = new Map<string, { architecture: string; variant?: string }>([
  ['aarch64', { architecture: 'arm64' }],
  ['armhf', { architecture: 'arm', variant: 'v7' }],
  ['armel', { architecture: 'arm', variant: 'v6' }],
  ['i386', { architecture: '386' }],
  ['x86_64', { architecture: 'amd64' }],
  ['x86-64', { architecture: 'amd64' }],
]);

function normalizeVariant(architecture: string, variant: string): string {
  if (architecture === 'arm64')
    return ['', '8', 'v8', 'v8.0'].includes(variant)
      ? ''
      : variant.replace(/\.0$/, '').replace(/^(\d)/, 'v$1');
  if (architecture === 'arm') return variant === '' ? 'v7' : variant.replace(/^(\d)$/, 'v$1');
  if (architecture === 'amd64' && variant === 'v1') return '';
  return variant;
}

/**
 * Normalizes a platform: `arm64` and `arm64/v8` become the same. Missing parts become empty strings. What is
 * invisible or would reorder its neighbours becomes escapes, so that a platform's key may be drawn as it is.
 */
export function normalizePlatform(raw: RawPlatform): Platform {
  const os = plainName(raw.os ?? '').toLowerCase();
  const written = plainName(raw.architecture ?? '').toLowerCase();
  const known = ARCHITECTURE.get(written);
  const architecture = known?.architecture ?? written;
  const variant = normalizeVariant(
    architecture,
    plainName(raw.variant ?? known?.variant ?? '').toLowerCase(),
  );
  const platform: Platform = { os: OS.get(os) ?? os, architecture };
  if (variant !== '') platform.variant = variant;
  if (raw.osVersion) platform.osVersion = plainName(raw.osVersion);
  return platform;
}

/** `linux/arm/v7`; a part that was not recorded is left out (`amd64` for old images on Docker Hub). */
export function formatPlatform(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/** Identifies a platform in an index: `formatPlatform`, on Windows with the version of the system. */
export function platformKey(platform: Platform): string {
  const text = formatPlatform(platform);
  return platform.osVersion ? `${text}@${platform.osVersion}` : text;
}

/** Attestations are `unknown/unknown` in an index: no machine runs them. Source: BuildKit, attestation storage. */
export function isAttestationPlatform(raw: RawPlatform): boolean {
  return raw.os === 'unknown' && raw.architecture === 'unknown';
}

const FIRST = ['linux/amd64', 'linux/arm64'];

/** Display order of platform keys: the common ones first, other Linux, then the rest by name. */
export function comparePlatformKeys(a: string, b: string): number {
  const rank = (key: string) => {
    const first = FIRST.indexOf(key);
    if (first >= 0) return first;
    return key.startsWith('linux/') ? FIRST.length : FIRST.length + 1;
  };
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
