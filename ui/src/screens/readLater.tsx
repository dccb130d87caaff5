// A screen whose code is read when there is time for it, or at the latest when somebody goes there.
import { type ComponentType, lazy, useState } from "react";

/** The screen, and a way to have it read before it is needed. */
export function readLater<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> & { read: () => Promise<unknown> } {
  let found: ComponentType<P> | null = null;
  const read = async () => {
    found = await load();
    return { default: found };
  };
  const Lazy = lazy(read);
  // What has been read is drawn at once: React leaves the place of a lazy one empty for 300 ms even then.
  function Screen(props: P) {
    const [Drawn] = useState<ComponentType<P>>(() => found ?? (Lazy as unknown as ComponentType<P>));
    return <Drawn {...props} />;
  }
  return Object.assign(Screen, { read });
}
