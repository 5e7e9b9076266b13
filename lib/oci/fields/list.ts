import { author } from './author.ts';
import { cmd } from './cmd.ts';
import { command } from './command.ts';
import { created } from './created.ts';
import { entrypoint } from './entrypoint.ts';
import { env } from './env.ts';
import { healthcheck } from './healthcheck.ts';
import { labels } from './labels.ts';
import { onbuild } from './onbuild.ts';
import { ports } from './ports.ts';
import { shell } from './shell.ts';
import { stopSignal } from './stop-signal.ts';
import { stopTimeout } from './stop-timeout.ts';
import { user } from './user.ts';
import { volumes } from './volumes.ts';
import { workdir } from './workdir.ts';

/** The fields of an image's config, in the order of the config table. Schema, summary and table follow from it. */
export const FIELDS = [
  command,
  entrypoint,
  cmd,
  env,
  user,
  workdir,
  ports,
  volumes,
  healthcheck,
  stopSignal,
  stopTimeout,
  shell,
  onbuild,
  labels,
  created,
  author,
] as const;
