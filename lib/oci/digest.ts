/** The supported hash algorithms, with the number of hex digits of each. */
const ALGORITHMS = {
  sha256: { hexDigits: 64, webCrypto: 'SHA-256' },
  sha384: { hexDigits: 96, webCrypto: 'SHA-384' },
  sha512: { hexDigits: 128, webCrypto: 'SHA-512' },
} as const;

type Algorithm = keyof typeof ALGORITHMS;

/** A content digest: `algorithm:hex`, in lower case. */
export type Digest = `${Algorithm}:${string}`;

/** Why a text is not a digest: not `algorithm:hex`, an unknown algorithm, or wrong hex digits for it. */
export type DigestProblem = 'digest-format' | 'digest-algorithm' | 'digest-hex';

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(ALGORITHMS, name);

/**
 * Why a text is not a digest; undefined if it is one.
 * Follows opencontainers/go-digest `Digest.Validate` with its three algorithms: upper-case hex is refused.
 */
export function digestProblem(text: string): DigestProblem | undefined {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, colon);
  const hex = text.slice(colon + 1);
  if (colon < 1 || hex === '' || text.length > 256) return 'digest-format';
  if (!isAlgorithm(algorithm)) return 'digest-algorithm';
  const isValid = hex.length === ALGORITHMS[algorithm].hexDigits && /^[0-9a-f]+$/.test(hex);
  return isValid ? undefined : 'digest-hex';
}

/** Whether a value of any type is a well-formed digest. Never throws. */
export const isDigest = (value: unknown): value is Digest =>
  typeof value === 'string' && digestProblem(value) === undefined;

/** The digest in a text, spaces around it ignored; `undefined` for other text. */
export function parseDigest(text: string): Digest | undefined {
  const trimmed = text.trim();
  return isDigest(trimmed) ? trimmed : undefined;
}

/** Splits a digest into algorithm and hex. */
export function splitDigest(digest: Digest): { algorithm: Algorithm; hex: string } {
  const colon = digest.indexOf(':');
  return { algorithm: digest.slice(0, colon) as Algorithm, hex: digest.slice(colon + 1) };
}

/** Bytes in hexadecimal, two digits a byte. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function hashOf(algorithm: Algorithm, bytes: BufferSource): Promise<Digest> {
  const hash = new Uint8Array(await crypto.subtle.digest(ALGORITHMS[algorithm].webCrypto, bytes));
  return `${algorithm}:${hexOf(hash)}`;
}

/** The SHA-256 digest of bytes (a body after content decoding, as distribution-spec hashes it). */
export const sha256Of = (bytes: BufferSource): Promise<Digest> => hashOf('sha256', bytes);

/** Whether bytes have this digest. */
export const verify = async (bytes: BufferSource, digest: Digest): Promise<boolean> =>
  (await hashOf(splitDigest(digest).algorithm, bytes)) === digest;
