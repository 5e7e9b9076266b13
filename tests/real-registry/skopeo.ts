import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireProgram } from '../hub-in-a-box/real/programs.ts';
import type { Hub } from '../hub-in-a-box/types.ts';

/** Runs skopeo, through the proxy of the box and with its certificate trusted; resolves to the output. */
export interface Skopeo {
  run(...args: string[]): Promise<string>;
  /** `skopeo inspect` of `docker://<reference>` for linux/amd64, unless the arguments override the platform. */
  inspect(reference: string, ...args: string[]): Promise<string>;
  close(): void;
}

const AMD64 = ['--override-os', 'linux', '--override-arch', 'amd64'];

export function createSkopeo(hub: Hub): Skopeo {
  const program = requireProgram('skopeo');
  const directory = mkdtempSync(join(tmpdir(), 'tagkin-skopeo-'));
  const certificate = join(directory, 'box.pem');
  writeFileSync(certificate, hub.certificate);
  const proxy = `http://127.0.0.1:${hub.proxyPort}`;
  // A home of its own, so that it finds no credentials.
  const env = { PATH: process.env.PATH, HOME: directory, HTTPS_PROXY: proxy, SSL_CERT_FILE: certificate };
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      execFile(program, args, { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
        error ? reject(new Error(stderr || error.message)) : resolve(stdout),
      );
    });
  return {
    run,
    inspect: (reference, ...args) => run('inspect', ...AMD64, ...args, `docker://${reference}`),
    close: () => rmSync(directory, { recursive: true, force: true }),
  };
}
