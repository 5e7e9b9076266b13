/** A package URL (purl), as far as it is used. Source: purl-spec. */
interface PackageUrl {
  /** `deb`, `apk`, `npm`. */
  type: string;
  name: string;
  version?: string;
  /** The source package that it was built from: `upstream=openssl@3.0.11`. */
  upstream?: string;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads a package URL; undefined for other text. */
export function readPackageUrl(text: string): PackageUrl | undefined {
  const [, type, path = '', query = ''] =
    /^pkg:([a-z][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?/i.exec(text) ?? [];
  if (!type) return undefined;
  const last = path.split('/').at(-1) ?? '';
  const at = last.lastIndexOf('@');
  const upstream = new URLSearchParams(query).get('upstream')?.split('@')[0];
  return {
    type: type.toLowerCase(),
    name: decode(at > 0 ? last.slice(0, at) : last),
    ...(at > 0 && { version: decode(last.slice(at + 1)) }),
    ...(upstream && { upstream }),
  };
}
