import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostnameOf, isLoopback, isPrivateNetwork, isRfc1918 } from '../../lib/hosts/addresses.ts';
import { hasShared, table } from '../registry/harness.ts';

describe('a host name', () => {
  it.each([
    ['Quay.IO', 'quay.io'],
    ['quay.io:443', 'quay.io'],
    ['[2001:DB8::1]:5000', '2001:db8::1'],
    ['[::1]', '::1'],
    ['::1', '::1'],
  ])('of %s is %s', (host, name) => {
    expect(hostnameOf(host)).toBe(name);
  });
});

/** Hosts that are never public. */
const PRIVATE = [
  ...['localhost', 'LOCALHOST:5000', 'a.localhost', 'localhost.', '127.0.0.1', '127.255.255.255:80'],
  ...['10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1:5000'],
  ...['0.0.0.0', '100.64.0.1', '100.127.255.255', '169.254.169.254'],
  ...['198.18.0.0', '198.19.255.255', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '[::1]:5000', '[::ffff:10.0.0.1]', '[::ffff:8.8.8.8]', '64:ff9b::a00:1'],
  ...['2002:7f00:1::', '[2002:a00:1::1]:443', '2001:0:53aa::1', '2001::1', '2001:0000:1::'],
  ...['fc00::1', 'fd12:3456::1', 'fe80::1', 'febf::1', 'fec0::1', 'feff::1', '[FEC0::1]:443', 'ff02::1'],
  ...['intranet', 'registry:5000', 'intranet.'],
  ...['metadata.google.internal', 'internal', 'Registry.Internal:5000', 'nas.local', 'nas.local.'],
  ...['git.lan', 'a.b.lan:443', 'home.arpa', 'nas.home.arpa', 'NAS.HOME.ARPA'],
];

const PUBLIC = [
  ...['quay.io', 'registry-1.docker.io:443', 'registry.example.com', 'example.com.'],
  ...[
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '198.17.0.1',
    '198.20.0.1',
    '223.0.0.1',
  ],
  ...['2001:db8::1', '[2a00:1450::1]:443'],
  ...['127.0.0.1.evil.example', '10.0.0.1.nip.io', '10.256.0.0', 'localhost.example.com'],
  ...['internal.example.com', 'notinternal.com', 'mylan.com', 'lan.example', 'wlan.example', 'arpa.example'],
  ...['in-addr.arpa', 'local.example', 'glocal.io'],
];

describe('a private network', () => {
  it.each(PRIVATE)('has %s', (host) => {
    expect(isPrivateNetwork(host)).toBe(true);
  });

  it.each(PUBLIC)('has not %s', (host) => {
    expect(isPrivateNetwork(host)).toBe(false);
  });

  it('has loopback and RFC 1918 addresses under any port', () => {
    const octet = fc.nat(255);
    const near = fc.constantFrom<[string, (host: string) => boolean]>(
      ['127', isLoopback],
      ['10', isRfc1918],
      ['192.168', isRfc1918],
    );
    fc.assert(
      fc.property(near, octet, octet, octet, fc.nat(65_535), ([start, isNear], a, b, c, port) => {
        const host = `${[...start.split('.'), a, b, c].slice(0, 4).join('.')}:${port}`;
        expect([isNear(host), isPrivateNetwork(host)]).toEqual([true, true]);
      }),
    );
  });
});

it.skipIf(!hasShared)('RFC 1918 is as go-containerregistry has it', () => {
  for (const { host = '', private_rfc1918: near } of table('registry-scheme.tsv'))
    if (near) expect([host, isRfc1918(host)]).toEqual([host, near === 'yes']);
});
