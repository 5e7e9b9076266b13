/** Compares the bytes that go through it with a digest. */
export interface DigestCheck {
  add(part: Uint8Array): void;
  /** Whether all bytes added have the digest. */
  matches(): Promise<boolean>;
}

/**
 * A check in the hash worker at the other end of `port`; a further one on the same port replaces it. In: a digest of sha256 or sha512.
 */
export function digestCheck(digest: string, port: MessagePort): DigestCheck {
  const [algorithm, hex] = digest.split(':');
  port.postMessage({ algorithm });
  return {
    add: (part) => port.postMessage({ part }),
    matches: () =>
      new Promise((resolve) => {
        port.onmessage = ({ data }: MessageEvent<string>) => resolve(data === hex);
        port.postMessage({ end: true });
      }),
  };
}
