import { type ConfigSummary, defaultUser, defaultWorkdir, readPort } from './config-summary.ts';
import { type BuildStep, readStep } from './history.ts';
import type { Platform } from './platform.ts';
import { printedDuration, printedList, printedRune, quotedStrings } from './values/go-print.ts';
import { type Healthcheck, readHealthcheck } from './values/healthcheck.ts';
import { readLabels } from './values/labels.ts';
import { readVariable } from './values/variable.ts';

/** One layer of Docker Hub's `/tags/{tag}/images`: an instruction that made no layer has no digest, and size 0. */
export interface Instruction {
  digest?: string | null | undefined;
  size: number;
  instruction: string;
}

/** What the instructions have set so far. */
interface State {
  entrypoint: string[];
  cmd: string[];
  /** Files were added since `CMD` was set: it may be that of the base image. */
  cmdIsOld: boolean;
  env: Map<string, string>;
  labels: Map<string, string>;
  user: string;
  workdir: string;
  ports: Set<string>;
  volumes: Set<string>;
  shell: string[];
  onbuild: string[];
  stopSignal?: string;
  author?: string;
  healthcheck?: Healthcheck | undefined;
}

/** `A=b c D=e` → `A=b c`, `D=e`: quotes are lost, so a value ends where the next key begins. `A b` is the old form. */
function assignments(text: string, nextKey: RegExp): { name: string; value: string }[] {
  const old = /^([^\s=]+)\s+(.*)$/s.exec(text);
  return old ? [{ name: old[1] ?? '', value: old[2] ?? '' }] : text.split(nextKey).map(readVariable);
}

/** `&{["CMD-SHELL" "curl -f x"] "30s" "3s" "0s" "0s" '\x03'}`, as the builders print it. */
function printedHealthcheck(text: string): Healthcheck | undefined {
  if (/^NONE\b/.test(text)) return readHealthcheck(['NONE'], {});
  const end = text.lastIndexOf(']');
  const [interval = '', timeout = '', startPeriod = '', startInterval = ''] = quotedStrings(text.slice(end));
  return readHealthcheck(quotedStrings(text.slice(0, end + 1)), {
    interval: printedDuration(interval),
    timeout: printedDuration(timeout),
    startPeriod: printedDuration(startPeriod),
    startInterval: printedDuration(startInterval),
    retries: printedRune(text.slice(end)),
  });
}

/** `["a" "b"]`, or a command in shell form, which Docker runs with `/bin/sh -c`. */
const commandOf = (text: string, { shell }: State): string[] =>
  text.startsWith('[') ? printedList(text) : [...(shell.length ? shell : ['/bin/sh', '-c']), text];

const addAll = (set: Set<string>, items: string[]) => {
  for (const item of items) set.add(item);
};

/** What each instruction sets (Dockerfile reference; the same rules as docker's `builder/dockerfile/dispatchers.go`). */
const SET: Record<string, (state: State, text: string) => void> = {
  ENV: (state, text) => {
    for (const { name, value } of assignments(text, / (?=[A-Za-z_]\w*=)/)) state.env.set(name, value);
  },
  LABEL: (state, text) => {
    for (const { name, value } of assignments(text, / (?=[A-Za-z_][\w./-]*=)/)) state.labels.set(name, value);
  },
  CMD: (state, text) => {
    state.cmd = commandOf(text, state);
    state.cmdIsOld = false;
  },
  ENTRYPOINT: (state, text) => {
    state.entrypoint = commandOf(text, state);
    if (state.cmdIsOld) state.cmd = [];
  },
  USER: (state, text) => {
    state.user = text.replace(/^\[|\]$/g, '');
  },
  WORKDIR: (state, text) => {
    const absolute = /^([/\\]|[A-Za-z]:)/.test(text);
    state.workdir = absolute ? text : `${state.workdir.replace(/\/$/, '')}/${text}`;
  },
  EXPOSE: (state, text) => addAll(state.ports, printedList(text).map(readPort)),
  VOLUME: (state, text) => addAll(state.volumes, printedList(text)),
  STOPSIGNAL: (state, text) => {
    state.stopSignal = text.replace(/^\[|\]$/g, '');
  },
  SHELL: (state, text) => {
    state.shell = printedList(text);
  },
  ONBUILD: (state, text) => {
    state.onbuild.push(text);
  },
  MAINTAINER: (state, text) => {
    state.author = text;
  },
  HEALTHCHECK: (state, text) => {
    state.healthcheck = printedHealthcheck(text);
  },
};

function apply(state: State, step: BuildStep, madeLayer: boolean): void {
  if (madeLayer) state.cmdIsOld = true;
  if (Object.hasOwn(SET, step.instruction)) SET[step.instruction]?.(state, step.text);
}

/**
 * The config summary as Docker Hub's instructions tell it, without a pull. It is marked `source: 'instructions'`: quotes
 * are lost in them, times are not there, and what the base image set is only there if its history is. An `ENTRYPOINT`
 * clears the `CMD` of the base image, which is taken to be one that files were added after.
 */
export function summaryOfInstructions(instructions: Instruction[], platform: Platform): ConfigSummary {
  const state: State = {
    ...{ entrypoint: [], cmd: [], cmdIsOld: false, env: new Map(), labels: new Map(), user: '' },
    ...{ workdir: defaultWorkdir(platform), ports: new Set(), volumes: new Set(), shell: [], onbuild: [] },
  };
  for (const { instruction, digest } of instructions) apply(state, readStep(instruction), Boolean(digest));
  const { entrypoint, cmd, user, workdir, shell, onbuild, stopSignal, author, healthcheck } = state;
  return {
    source: 'instructions',
    platform,
    ...(author === undefined ? {} : { author }),
    entrypoint,
    cmd,
    command: [...entrypoint, ...cmd],
    env: Array.from(state.env, ([name, value]) => ({ name, value })),
    user: user || defaultUser(platform),
    workdir,
    ports: [...state.ports],
    volumes: [...state.volumes],
    ...(healthcheck ? { healthcheck } : {}),
    ...(stopSignal === undefined ? {} : { stopSignal }),
    shell,
    onbuild,
    labels: readLabels(Object.fromEntries(state.labels)),
  };
}
