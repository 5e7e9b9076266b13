import { definition } from './files/definition.ts';
import { dockerfile } from './files/dockerfile.ts';
import { env } from './files/env.ts';
import { hcl } from './files/hcl.ts';
import { imageLines } from './files/image-lines.ts';
import { jenkins } from './files/jenkins.ts';
import { quadlet } from './files/quadlet.ts';
import { xml } from './files/xml.ts';
import { messages } from './output/messages.ts';
import { tables } from './output/tables.ts';
import { commands } from './shell/reader.ts';
import type { Reader } from './tree/reader.ts';
import { artifacts, charts } from './yaml/charts.ts';
import { ci, transports } from './yaml/ci.ts';
import { compose } from './yaml/compose.ts';
import { devcontainer } from './yaml/devcontainer.ts';
import { helm } from './yaml/helm.ts';
import { images } from './yaml/images.ts';
import { complete, inspected } from './yaml/inspected.ts';
import { rest, scripts } from './yaml/scripts.ts';

/**
 * Every kind of input, the surest first: all of them read a text, and a place that two of them find belongs to the first.
 * What is left is read as a list or as prose (`words.ts`).
 */
export const READERS: Reader[] = [
  compose,
  charts,
  helm,
  inspected,
  ci,
  images,
  devcontainer,
  transports,
  artifacts,
  scripts,
  complete,
  definition,
  rest,
  dockerfile,
  hcl,
  quadlet,
  jenkins,
  xml,
  tables,
  messages,
  imageLines,
  commands,
  env,
];
