import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A component that is loaded when it is first drawn; until then nothing is drawn. A failure to load is thrown while drawing, for
 * the error boundary around it.
 */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  return function Lazy(props: Props) {
    const [, redraw] = useState(0);
    const [failed, setFailed] = useState<{ error: unknown } | null>(null);
    const Loaded = loaded;
    useEffect(() => {
      if (Loaded) return; // not `loaded`: it may have come since this was drawn, with nothing
      load().then(
        (component) => {
          loaded = component;
          redraw(1);
        },
        (error) => setFailed({ error }),
      );
    }, []);
    if (failed) throw failed.error;
    return Loaded ? <Loaded {...props} /> : null;
  };
}
