import { useState } from 'preact/hooks';
import { registryOfKey } from '../../lib/hosts/docker-config-key.ts';
import { isDomain } from '../../lib/oci/grammar.ts';

interface HostLineProps {
  id: string;
  label: string;
  action: string;
  /** Called within the click, with the name of a registry. */
  use: (registry: string) => void;
}

/** An input for a registry's name, with a button that uses it. */
export function HostLine({ id, label, action, use }: HostLineProps) {
  const [typed, setTyped] = useState('');
  const registry = registryOfKey(typed.trim()) ?? '';
  return (
    <form
      class="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDomain(registry)) return;
        use(registry);
        setTyped('');
      }}
    >
      <label class="note" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="btn" disabled={!isDomain(registry)}>
        {action}
      </button>
    </form>
  );
}
