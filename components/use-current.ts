import { useEffect, useState } from 'preact/hooks';

/** The id of the section that is being read: the last of these whose start has passed the top of the window. */
export function useCurrent(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0]);
  useEffect(() => {
    const look = () => {
      const passed = ids.filter(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.MAX_VALUE) < 120,
      );
      setCurrent(passed.at(-1) ?? ids[0]);
    };
    look();
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, [ids.join(' ')]);
  return current;
}
