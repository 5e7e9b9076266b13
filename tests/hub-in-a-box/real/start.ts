import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configOf, HTPASSWD } from './config.ts';
import { requireProgram } from './programs.ts';

export interface RealOptions {
  /** `token`: those of the box, whose certificate (PEM) is given. */
  auth: 'none' | 'basic' | 'token';
  certificate?: string;
  /** Directory of another registry's storage, to serve the same. Default: a new one, removed at the end. */
  storage?: string;
  /** Where blobs are redirected to. Default: served by the registry itself. */
  redirect?: string;
}

/** A running docker-registry. */
export interface RealRegistry {
  /** Plain HTTP, on 127.0.0.1. */
  port: number;
  storage: string;
  /** Ends when it has ended. */
  close(): Promise<void>;
}

/**
 * Runs the registry for as long as its standard input is open: it ends with us, however we end, also where a signal meets
 * all of us. Then removes the directory.
 */
const KEEPER = `exec 3<&0
trap : TERM INT HUP
"$1" serve "$2/config.yml" </dev/null 3<&- & registry=$!
exec 2>/dev/null
{ cat >/dev/null; kill $registry; } <&3 3<&- &
wait $registry
kill $registry
wait $registry
rm -rf "$2"`;

/**
 * Starts Debian's docker-registry (distribution 2.8) on a free port of this machine. Resolves when it answers. Throws a
 * sentence where the program is missing, and its own words where it does not start.
 */
export async function startRealRegistry(options: RealOptions): Promise<RealRegistry> {
  const program = requireProgram('docker-registry');
  const directory = mkdtempSync(join(tmpdir(), 'tagkin-registry-'));
  const storage = options.storage ?? join(directory, 'storage');
  const [htpasswd, certificate] = [join(directory, 'htpasswd'), join(directory, 'certificate.pem')];
  const auth = options.auth === 'token' ? { kind: options.auth, certificate } : { kind: options.auth };
  writeFileSync(htpasswd, HTPASSWD);
  writeFileSync(certificate, options.certificate ?? '');
  const config = configOf({ storage, auth, htpasswd, redirect: options.redirect });
  writeFileSync(join(directory, 'config.yml'), config);

  const env = { PATH: process.env.PATH };
  const child = spawn('sh', ['-c', KEEPER, 'sh', program, directory], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.stdin.destroy();
    await ended;
  };
  try {
    const port = await portOf(child);
    await answers(port);
    return { port, storage, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The port, which the registry writes to its log once it listens. */
function portOf({ stderr }: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = '';
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (log === 'reported') return;
      log += text;
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(log)?.[1];
      if (port === undefined) return;
      log = 'reported';
      resolve(Number(port));
    });
    stderr?.on('end', () => reject(new Error(`docker-registry did not start:\n${log}`)));
  });
}

/** Rejects if what listens is not a registry. */
async function answers(port: number): Promise<void> {
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/v2/`);
  const isRegistry = headers.get('docker-distribution-api-version') === 'registry/2.0';
  if (!isRegistry || ![200, 401].includes(status)) throw new Error(`docker-registry answers ${status}`);
}
