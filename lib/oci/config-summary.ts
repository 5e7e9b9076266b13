import type { Platform } from './platform.ts';
import type { Healthcheck } from './values/healthcheck.ts';
import type { Label } from './values/labels.ts';

/** What a person wants to know before running an image. */
export interface ConfigSummary {
  /** `instructions`: put together from the lines that Docker Hub shows, so not exact; `config`: the config itself. */
  source: 'config' | 'instructions';
  platform: Platform;
  /** As written (RFC 3339); missing where nobody recorded it. */
  created?: string;
  author?: string;
  entrypoint: string[];
  cmd: string[];
  /** What runs unless something else is asked for: entrypoint and cmd. */
  command: string[];
  env: { name: string; value: string }[];
  /** `root` where the image names nobody (on Windows `ContainerAdministrator`). */
  user: string;
  workdir: string;
  /** `80/tcp` */
  ports: string[];
  volumes: string[];
  healthcheck?: Healthcheck;
  stopSignal?: string;
  /** Seconds. */
  stopTimeout?: number;
  /** What `RUN`, `CMD` and `ENTRYPOINT` in shell form use, where it is not the usual one. */
  shell: string[];
  onbuild: string[];
  labels: Label[];
}

/** Who runs it where the image does not say: Docker's defaults. */
export const defaultUser = (platform: Platform): string =>
  platform.os === 'windows' ? 'ContainerAdministrator' : 'root';

export const defaultWorkdir = (platform: Platform): string => (platform.os === 'windows' ? 'C:\\' : '/');

/** `80` and `80/TCP` are `80/tcp`. */
export const readPort = (text: string): string => (text.includes('/') ? text.toLowerCase() : `${text}/tcp`);
