import type { Outside } from '../text/outside.ts';
import { type ConfigSummary, summaryWith } from './config-summary.ts';
import type { ConfigStep } from './fields/field.ts';
import { readStep } from './history.ts';
import type { Platform } from './platform.ts';
import { printedList } from './values/go-print.ts';

/** One layer of Docker Hub's `/tags/{tag}/images`. A step that made no layer has no digest, and size 0. */
export interface Instruction {
  digest?: string | null | undefined;
  size: number;
  instruction: Outside;
}

/**
 * The steps of each instruction that are in force at the end, oldest first. Two instructions act on others: `SHELL` on
 * later commands in shell form, and `ENTRYPOINT` on `CMD` (docker's `builder/dockerfile/dispatchers.go`).
 */
function stepsByInstruction(instructions: Instruction[]): Map<string, ConfigStep[]> {
  const steps = new Map<string, ConfigStep[]>();
  let shell: string[] = [];
  /** Layers were made since the last `CMD`: it may belong to the base image. */
  let isCmdInherited = false;
  for (const { instruction: line, digest } of instructions) {
    const { instruction, text } = readStep(line);
    if (digest) isCmdInherited = true;
    if (instruction === 'CMD') isCmdInherited = false;
    if (instruction === 'SHELL') shell = printedList(text);
    if (instruction === 'ENTRYPOINT' && isCmdInherited) steps.delete('CMD');
    const before = steps.get(instruction);
    if (before) before.push({ text, shell });
    else steps.set(instruction, [{ text, shell }]);
  }
  return steps;
}

/**
 * The config summary from the build steps that Docker Hub shows, without a pull. It is not exact: builders drop
 * quotes and record no times, and settings of a base image are missing unless its steps are listed. `ENTRYPOINT`
 * clears the `CMD` of the base image, assumed to be one with layers after it.
 */
export function summaryOfInstructions(instructions: Instruction[], platform: Platform): ConfigSummary {
  const steps = stepsByInstruction(instructions);
  return summaryWith('instructions', platform, ({ fromSteps }) =>
    fromSteps?.read(steps.get(fromSteps.instruction) ?? [], platform.os),
  );
}
