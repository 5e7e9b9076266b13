import type { Line } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';
import { assignmentsIn } from './assignments.ts';
import { parseJson } from './from-json.ts';
import { parseYaml } from './from-yaml.ts';
import { masked } from './mask.ts';
import { nestedTexts } from './nested.ts';
import { below, type Node } from './node.ts';
import { yamlRegions } from './regions.ts';

/** A document of YAML or JSON in a text, with the part of the text it was parsed from. */
export interface Root {
  node: Node;
  region: Span;
  /** Parsed without an error: there is no other text in its region. */
  isWhole: boolean;
  /** Values that lines around it give to variables. */
  values?: ReadonlyMap<string, Traced>;
  /** `spec.inputs` of GitLab, in a document of its own in front. */
  inputs?: Node | undefined;
}

/** In characters. Larger YAML (a cluster, written out) is read line by line. JSON has no limit of its own. */
const MAX_YAML = 256 * 1024;

/** A key that files with images have. */
const TRIGGER =
  /^[ \t{[-]{0,200}["']?[\w.-]{0,60}(?:[iI]mages?|IMAGE|apiVersion|kind|services|containers?|uses|repository|variables|steps|features|dependencies|chart|releases|pipe|name|registry|params|tasks|url|run|script|imageName|model|models|version|command|args|op|source|entry)["']?[ \t]{0,20}:|[{,][ \t]{0,20}["']?image["']?[ \t]{0,20}:/m;

/** Every document of YAML or JSON in a text, and those that a document has as a text: `values: |`. */
export function treesOf(text: string, lines: readonly Line[]): Root[] {
  const roots = documentsOf(text, lines);
  const nested = roots.flatMap(({ node }) =>
    nestedTexts(node).flatMap((region): Root[] => {
      const inner = text.slice(region.start, region.end);
      if (!TRIGGER.test(inner)) return [];
      const { nodes, hasErrors } = parseYaml(masked(inner), inner, region.start);
      return hasErrors ? [] : nodes.map((one) => ({ node: one, region, isWhole: false }));
    }),
  );
  const values = assignmentsIn(lines);
  const inputs = roots.map(({ node }) => below(node, 'spec', 'inputs')).find((node) => node !== undefined);
  return [...roots, ...nested].map((root) => ({ ...root, values, inputs }));
}

function documentsOf(text: string, lines: readonly Line[]): Root[] {
  const json = jsonIn(text, lines);
  if (json.length > 0) return json;
  if (text.length > MAX_YAML || !TRIGGER.test(text)) return [];
  const mask = masked(text);
  const whole = parseYaml(mask, text, 0);
  const all = { start: 0, end: text.length };
  if (!whole.hasErrors) return whole.nodes.map((node) => ({ node, region: all, isWhole: true }));
  const regions = yamlRegions(lines);
  if (regions.length === 1 && regions[0]?.start === 0)
    return whole.nodes.map((node) => ({ node, region: all, isWhole: false }));
  return regions.flatMap((region) => {
    const { start, end } = region;
    if (!TRIGGER.test(text.slice(start, end))) return [];
    const { nodes, hasErrors } = parseYaml(mask.slice(start, end), text.slice(start, end), start);
    return nodes.map((node) => ({ node, region, isWhole: !hasErrors }));
  });
}

/** JSON: the whole text, or what begins with a bracket at the start of a line, behind a command that printed it. */
function jsonIn(text: string, lines: readonly Line[]): Root[] {
  const isStart = ({ text: line }: Line) =>
    /^\s*(?:\{\s*("|$|\}|\/)|\[\s*([{"[]|$|\]|\/))/.test(line.slice(0, 200));
  const first = lines.find(({ text: line }) => line.trim() !== '' && !/^\s*\/[/*]/.test(line));
  if (first !== undefined && isStart(first)) {
    const nodes = parseJson(text);
    if (nodes) return nodes.map((node) => ({ node, region: { start: 0, end: text.length }, isWhole: true }));
  }
  const start = lines.find(isStart)?.start;
  const last = lines.findLast(({ text: line }) => /^[}\]]/.test(line));
  if (start === undefined || last === undefined || last.start < start) return [];
  const region = { start, end: last.start + last.text.length };
  const nodes = parseJson(' '.repeat(start) + text.slice(start, region.end));
  return (nodes ?? []).map((node) => ({ node, region, isWhole: true }));
}
