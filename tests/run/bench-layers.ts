import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { collectEntries } from '../../lib/layers/entry-list.ts';
import { readLayer } from '../../lib/layers/read-layer.ts';
import { columns, count, bytes as inBytes, median } from './bench-text.ts';

/** Packed bytes of the layer, about. */
const PACKED_BYTES = 80_000_000;
/** The least that it may be: where this machine has too few files, no ratio is meant. */
const LEAST_BYTES = 60_000_000;
const RUNS = 5;
/** Packed bytes between two looks at what is alive. */
const LOOK_BYTES = 4_000_000;

/** Listing a large gzip layer, made of this machine's own /usr, beside `gunzip | tar -t` on the same file. */
export async function benchLayers(): Promise<string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tagkin-layer-'));
  try {
    const file = join(directory, 'layer.tar.gz');
    makeLayer(file, directory);
    const { size } = statSync(file);
    if (size < LEAST_BYTES) return [`only ${count(size)} bytes of files in /usr`];
    await listing(file); // the code is warm
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      theirs.push(timeOf(() => shell(`gunzip -c '${file}' | tar -t > '${directory}/list'`)));
      const began = performance.now();
      await listing(file);
      ours.push(performance.now() - began);
    }
    const { entries, first } = await listing(file);
    const names = shell(`gunzip -c '${file}' | tar -t | wc -l`).trim();
    if (names !== String(entries)) throw new Error(`${entries} entries, but ${names} by tar -t`);
    const ratio = median(ours) / median(theirs);
    return columns([
      [
        'listing a gzip layer',
        'bytes',
        'entries',
        'beside gunzip | tar -t',
        'first entry after',
        'live bytes at most',
      ],
      [
        "of this machine's /usr",
        inBytes(size),
        count(entries),
        `${ratio.toFixed(2)} ×`,
        `${((100 * first) / size).toFixed(2)} %`,
        inBytes(await liveBytes(file)),
      ],
    ]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A tar of files of /usr, by gzip, that has about so many bytes. */
function makeLayer(file: string, directory: string): void {
  const lines = shell("find /usr -xdev -type f -size -20000k -printf '%s %p\\n' | sort -k2").split('\n');
  const paths: string[] = [];
  let left = 3 * PACKED_BYTES;
  for (const line of lines) {
    const [size = '', path = ''] = line.split(/ (.*)/);
    if (path === '') continue;
    left -= Number(size);
    if (left < 0) break;
    paths.push(path);
  }
  writeFileSync(join(directory, 'names'), paths.join('\n'));
  shell(`tar -cf - -T '${directory}/names' 2>/dev/null | gzip -6 > '${file}'`);
}

/** As the page's worker does it, but for the digest, which another worker computes. `first`: packed bytes at the first entry. */
async function listing(file: string, onBytes: (bytes: number) => void = () => {}) {
  const entries = collectEntries();
  let [bytes, first, seen] = [0, 0, 0];
  await readLayer({
    open: async () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    onEntry(entry) {
      if (seen === 0) first = bytes;
      seen += 1;
      entries.add(entry);
    },
    onBytes(part) {
      bytes += part.length;
      onBytes(bytes);
    },
  });
  return { entries: entries.listing().paths.length, first };
}

/** The most that is alive while a layer is read, beside what was before. */
async function liveBytes(file: string): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const alive = () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = alive();
  let [most, looked] = [0, 0];
  await listing(file, (bytes) => {
    if (bytes - looked < LOOK_BYTES) return;
    looked = bytes;
    most = Math.max(most, alive() - before);
  });
  return most;
}

function timeOf(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function shell(line: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${line}: ${stderr}`);
  return stdout;
}
