import { type Component, options } from 'preact';

/** A component, with the states of its hooks in the order of their calls. */
interface Owner extends Component {
  hooks?: unknown[];
}

let owner: Owner;
let at = 0;

/** Preact's own name for what it calls before it renders a component; preact/hooks builds on it too. */
(options as { __r?: (vnode: { __c: Owner }) => void }).__r = ({ __c }) => {
  owner = __c;
  at = 0;
};

type Next<State> = State | ((before: State) => State);

/**
 * These stand in for preact/hooks in the content script (wxt.config.ts), and save 900 bytes gzip on every page of Docker Hub. It draws with
 * no other hook; the parts (entrypoints/hub-parts) have the library's.
 */
export function useState<State>(initial?: Next<State>): [State, (next: Next<State>) => void] {
  const own = owner;
  own.hooks ??= [];
  const all = own.hooks as State[];
  const place = at++;
  const valueFrom = (next: Next<State>) => (next instanceof Function ? next(all[place] as State) : next);
  if (!(place in all)) all[place] = valueFrom(initial as Next<State>);
  return [
    all[place] as State,
    (next) => {
      const value = valueFrom(next);
      if (Object.is(value, all[place])) return;
      all[place] = value;
      own.setState({});
    },
  ];
}

export function useErrorBoundary(onError?: (error: unknown) => void): [unknown, () => void] {
  const [error, setError] = useState<unknown>();
  owner.componentDidCatch = (caught) => {
    onError?.(caught);
    setError(caught);
  };
  return [error, () => setError(undefined)];
}
