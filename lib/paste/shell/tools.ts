import { charts, imageOption, machines } from './cluster-tools.ts';
import { docker } from './docker.ts';
import {
  bootc,
  crane,
  dokku,
  oras,
  regctl,
  scanners,
  signing,
  slim,
  trivy,
  withTransport,
} from './registry-tools.ts';
import type { Tool } from './tool.ts';

/** Every program whose arguments name images. */
const TOOLS: Tool[] = [
  docker,
  withTransport,
  crane,
  regctl,
  oras,
  signing,
  trivy,
  scanners,
  slim,
  bootc,
  dokku,
  imageOption,
  charts,
  machines,
];

const byName = new Map(TOOLS.flatMap((tool) => tool.names.map((name) => [name, tool] as const)));

/** The tool that a word starts: `docker`, `/usr/bin/docker`. */
export function toolNamed(word: string): { name: string; tool: Tool } | undefined {
  const name = word.slice(word.lastIndexOf('/') + 1);
  const tool = byName.get(name);
  return tool && { name, tool };
}

const NAMES = [...byName.keys()].join('|').replaceAll('.', '\\.');

/** Whether a text has the name of a tool in it. */
export const NAMES_TOOL = new RegExp(`(?:^|[^\\w.-])(?:${NAMES})[ \\t\\\\^\`]`, 'm');

/** A line that begins with one of the tools. */
export const STARTS_WITH_TOOL = new RegExp(`^[ \\t]*(?:sudo )?(?:${NAMES}) \\S`, 'm');
