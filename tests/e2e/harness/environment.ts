import { builtinEnvironments, type Environment } from 'vitest/runtime';
import { endWorker } from './worker-end.ts';

const { node } = builtinEnvironments;

/** Vitest's environment `node`, which also closes what the files of a worker share when the worker ends. */
const environment: Environment = {
  ...node,
  name: 'shared-browser',
  async setup(global, options) {
    const { teardown } = await node.setup(global, options);
    return {
      async teardown(from) {
        await endWorker();
        await teardown(from);
      },
    };
  },
};

export default environment;
