import { isExplicit, isOtherFile } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { has, type TextNode, textAt, textsOf } from '../tree/node.ts';
import { isBelow, type Visit } from '../tree/walk.ts';
import { imageAt } from './context.ts';
import { piecesOf } from './pieces.ts';

type Rule = (visit: Visit) => (Find | Claim)[];

/** Whether the value of a variable or a parameter can be an image. */
export const isImageValue = ({ text }: TextNode): boolean =>
  !isOtherFile(text) && !/\s/.test(text) && (isExplicit(text) || /^[a-z][\w-]*\/[\w./-]+$/.test(text));

/** Concourse: a resource, or the image of a task, of the type `registry-image`. */
const concourse: Rule = (visit) => {
  const repository = visit.key === 'source' ? textAt(visit.map, 'repository') : undefined;
  const type = textAt(visit.up?.map, 'type')?.text ?? '';
  if (repository === undefined || !/^(?:registry|docker)-image$/.test(type)) return [];
  const { name, also, pin } = piecesOf(visit.map, repository, visit.root.node);
  return [imageAt(visit, 'source', name, { also, pin })];
};

/** `RELATED_IMAGE_X`, `SIDECAR_IMAGE` of a container, with its value beside it. */
const environment: Rule = (visit) => {
  const name = visit.key === 'env' && visit.isItem ? textAt(visit.map, 'name') : undefined;
  const value = /_IMAGE$|^RELATED_IMAGE_/.test(name?.text ?? '') ? textAt(visit.map, 'value') : undefined;
  return value && isImageValue(value) ? [imageAt(visit, name?.text ?? '', value, { isStated: false })] : [];
};

/** A JSON patch of an image, as Kustomize takes it. */
const patch: Rule = (visit) => {
  const isImage = has(visit.map, 'op') && /\/image$/.test(textAt(visit.map, 'path')?.text ?? '');
  const value = isImage ? textAt(visit.map, 'value') : undefined;
  return value ? [imageAt(visit, 'patch', value)] : [];
};

/** Images that a matrix lists: `kindest/node:v1.34.2`. */
const matrix: Rule = (visit) =>
  isBelow(visit, (key) => key === 'matrix')
    ? visit.map.pairs.flatMap(({ key, value }) =>
        textsOf(value).flatMap((text) =>
          /^[a-z][\w.-]*(?:\/[\w.-]+)+:v?\d[\w.-]*(?:@sha256:[0-9a-f]{64})?$/.test(text.text) &&
          isExplicit(text.text)
            ? [imageAt(visit, key.text, text, { isStated: false })]
            : [],
        ),
      )
    : [];

/** Images that are the value of something: of a source, a variable, a patch, a matrix. */
export const VALUE_RULES: Rule[] = [concourse, environment, patch, matrix];
