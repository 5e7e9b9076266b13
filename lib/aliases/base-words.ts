/** What images are built on or for: the number behind such a word is not the image's version. */
const BASES = new Set([
  ...[
    'alpine',
    'debian',
    'ubuntu',
    'ubi',
    'rhel',
    'el',
    'centos',
    'rocky',
    'rockylinux',
    'alma',
    'almalinux',
  ],
  ...[
    'fedora',
    'amazonlinux',
    'al',
    'oraclelinux',
    'ol',
    'opensuse',
    'leap',
    'photon',
    'mariner',
    'azurelinux',
  ],
  ...['windowsservercore', 'nanoserver', 'ltsc', 'cuda', 'cudnn', 'rocm'],
  ...[
    'temurin',
    'corretto',
    'amazoncorretto',
    'openj9',
    'semeru',
    'sapmachine',
    'zulu',
    'ibmjava',
    'graalvm',
  ],
  ...['java', 'otp', 'scala', 'x86'],
]);

/**
 * Whether these numbers are a base's version: `8` of `temurin-8-trixie`, `3.23` of `lts-alpine-3.23`. Three numbers are the
 * image's own (`alpine-15.6.1`), and Alpine itself has been at 3 since 2014.
 */
export function isBaseVersion(word: string, numbers: readonly number[]): boolean {
  const base = word.toLowerCase();
  return BASES.has(base) && numbers.length <= 2 && (base !== 'alpine' || numbers[0] === 3);
}
