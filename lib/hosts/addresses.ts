/** An IPv4 address as four numbers; `undefined` for anything else, such as `10.256.0.0` or `127.0.0.1.evil.com`. */
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

/** This machine: `localhost` and what ends in it, 127.0.0.0/8, ::1. */
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

/**
 * Whether a host can only be near: loopback, RFC 1918, link-local, carrier-grade NAT, their IPv6 cousins (an IPv4 address
 * inside IPv6 included), and names without a dot. What a public name resolves to cannot be seen from here.
 */
export function isPrivateNetwork(host: string): boolean {
  const name = hostnameOf(host);
  if (isLoopback(name) || isRfc1918(name)) return true;
  const address = ipv4(name);
  if (address) {
    const [a, b] = address;
    return a === 0 || (a === 169 && b === 254) || (a === 100 && b >= 64 && b <= 127);
  }
  if (name.includes(':')) return /^(::|f[cd]|fe[89ab]|64:ff9b:)/.test(name);
  return !name.includes('.');
}
