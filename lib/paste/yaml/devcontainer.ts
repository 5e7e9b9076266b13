import type { Claim, Find } from '../text/find.ts';
import { get, has, resolved } from '../tree/node.ts';
import type { Reader } from '../tree/reader.ts';
import { imageAt } from './context.ts';

/** Features of a dev container: keys that are references; paths and archives stay out. Source: containers.dev, features. */
export const devcontainer: Reader = {
  id: 'devcontainer',
  detect: (text) => /"features"\s*:|^features:/m.test(text),
  read: (source) =>
    source.visits().flatMap((visit): (Find | Claim)[] => {
      const features = resolved(get(visit.map, 'features'));
      if (features?.kind !== 'map' || has(visit.map, 'apiVersion')) return [];
      return features.pairs.flatMap(({ key }) =>
        /^[\w.-]+\.[\w.-]+(?::\d+)?\//.test(key.text)
          ? [imageAt(visit, 'features', key, { isStated: false, pin: null })]
          : [],
      );
    }),
};
