import { isPrivateNetwork } from '../../hosts/addresses.ts';

/**
 * The URL of a token endpoint; lib/secrets decides whether credentials may be sent there. In: the realm of a
 * challenge, and the URL of the registry that sent it. Out: the URL with its query; `undefined` if it breaks a rule.
 *
 * The rules (go-containerregistry, regclient): an absolute URL, or a path on the registry itself; https, unless the
 * registry itself is http; no user info, no fragment; a private address only if it is the registry's own, so that no
 * registry can send the browser into a private network. Stricter than the URL standard about how a host is written.
 */
export function resolveRealm(realm: string, registry: URL): URL | undefined {
  if (/[^\x21-\x7e]|[\\#]/.test(realm)) return undefined;
  const relative = /^\/(?!\/)/.test(realm);
  const authority = /^https?:\/\/([^/?]+)/i.exec(realm)?.[1];
  if (!relative && (authority === undefined || /[@%]/.test(authority))) return undefined;
  if (!URL.canParse(realm, registry)) return undefined;
  const url = new URL(realm, registry);
  if (!isHostname(url.hostname)) return undefined;
  if (url.protocol !== 'https:' && (url.protocol !== 'http:' || registry.protocol !== 'http:'))
    return undefined;
  return isPrivateNetwork(url.hostname) && url.hostname !== registry.hostname ? undefined : url;
}

/** Labels of 1 to 63 letters, digits, `-` or `_`, or an IPv6 address. */
function isHostname(hostname: string): boolean {
  if (hostname.startsWith('[')) return true;
  return hostname.length <= 253 && hostname.split('.').every((label) => /^[a-z0-9_-]{1,63}$/i.test(label));
}
