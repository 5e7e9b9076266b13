import { Decompress } from 'fzstd';
import { concat } from '../compression/streams.ts';
import { type Package, sortPackages } from './package.ts';

/**
 * Reads `var/lib/chisel/manifest.wall`: zstd over lines of JSON; those of the kind `package` name one. Throws for
 * what is neither. Source: canonical/chisel `public/jsonwall`, `public/manifest`.
 */
export function readChiselManifest(bytes: Uint8Array, limit: number): Package[] {
  const packages: Package[] = [];
  for (const line of new TextDecoder().decode(unpack(bytes, limit)).split('\n')) {
    if (line === '') continue;
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null || !('kind' in row) || row.kind !== 'package') continue;
    const { name, version, arch } = row as Record<string, unknown>;
    if (typeof name !== 'string' || typeof version !== 'string') continue;
    packages.push({ name, version, ...(typeof arch === 'string' && { architecture: arch }) });
  }
  return sortPackages(packages);
}

function unpack(bytes: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const decoder = new Decompress((part) => {
    length += part.length;
    if (length > limit) throw new RangeError('manifest');
    parts.push(part.slice());
  });
  decoder.push(bytes, true);
  return concat(parts);
}
