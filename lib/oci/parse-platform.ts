import { normalizePlatform, type Platform } from './platform.ts';

const ARCHITECTURES =
  /^(?:386|amd64|x86_64|x86-64|i386|arm|armhf|armel|arm64|aarch64|ppc64le|riscv64|s390x)$/i;

/**
 * Reads `linux/arm64/v8` as `--platform` takes it; an architecture alone means Linux. `undefined` for anything else
 * (`$BUILDPLATFORM`). Rule: containerd `platforms.Parse`, without the defaults of the local machine.
 */
export function parsePlatform(text: string): Platform | undefined {
  const parts = text.trim().split('/', 4);
  if (parts.length > 3 || !parts.every((part) => /^[\w.-]{1,40}$/.test(part))) return undefined;
  const [first = '', architecture, variant] = parts;
  if (architecture === undefined)
    return ARCHITECTURES.test(first) ? normalizePlatform({ os: 'linux', architecture: first }) : undefined;
  return normalizePlatform({ os: first, architecture, variant });
}
