/** The four numbers of an IPv4 address; `undefined` for anything else, such as `10.256.0.0` or `127.0.0.1.evil.com`. */
function ipv4(hostname: string): [number, number, number, number] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(hostname);
  const parts = match?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts as [number, number, number, number];
}

/** `host:port` without the port, without the brackets of IPv6, in lower case. */
export function hostnameOf(host: string): string {
  if (/^[^[]*:.*:/.test(host)) return host.toLowerCase();
  const match = /^\[([^\]]*)\](?::\d*)?$|^([^:]*)(?::\d*)?$/.exec(host);
  return (match?.[1] ?? match?.[2] ?? host).toLowerCase();
}

/** This machine: `localhost`, `*.localhost`, 127.0.0.0/8, ::1. */
export function isLoopback(host: string): boolean {
  const name = hostnameOf(host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || ipv4(name)?.[0] === 127;
}

/** 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918). */
export function isRfc1918(host: string): boolean {
  const address = ipv4(hostnameOf(host));
  if (!address) return false;
  const [a, b] = address;
  return a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168);
}

/** Further IPv4 ranges that are never public (IANA special-purpose address registry). */
const isSpecialIpv4 = ([a, b]: [number, number, number, number]): boolean =>
  a === 0 || // 0.0.0.0/8, this network
  (a === 100 && b >= 64 && b <= 127) || // 100.64.0.0/10, carrier-grade NAT
  (a === 169 && b === 254) || // 169.254.0.0/16, link-local
  (a === 198 && (b === 18 || b === 19)) || // 198.18.0.0/15, benchmarking
  a >= 224; // 224.0.0.0/4, multicast; 240.0.0.0/4, reserved

/**
 * 2000::/3, global unicast: the only public IPv6 space that IANA has assigned. IPv4-mapped, NAT64, local and
 * multicast addresses are outside of it. Not public either are 6to4 (2002::/16, RFC 7526) and Teredo (2001::/32), which carry an IPv4 address.
 */
const PUBLIC_IPV6 = /^(?!2002:|2001:0{0,4}:)[23][0-9a-f]{3}:/;

/** Domains that public DNS does not have: `.internal` (ICANN, 2024), RFC 6762, RFC 8375; `.lan` by convention. */
const PRIVATE_NAME = /(?:^|\.)(?:internal|local|lan|home\.arpa)$/;

/**
 * Whether a host can only be on a private network: an address that is not public (IPv4 inside IPv6 included), a name
 * under a private domain, or a name without a dot. In: a host, with or without port. Names are not resolved: a public
 * name may still have a private address.
 */
export function isPrivateNetwork(host: string): boolean {
  const name = hostnameOf(host).replace(/\.$/, '');
  if (isLoopback(name) || isRfc1918(name)) return true;
  const address = ipv4(name);
  if (address) return isSpecialIpv4(address);
  if (name.includes(':')) return !PUBLIC_IPV6.test(name);
  return !name.includes('.') || PRIVATE_NAME.test(name);
}
