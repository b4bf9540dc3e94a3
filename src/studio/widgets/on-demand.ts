// A part of the page that is fetched when it is first shown. A fetch that failed is not remembered for ever: `fetchAgain` lets what
// failed be asked for anew, where the part is drawn next.
import { type ComponentProps, type ComponentType, createElement, lazy, type LazyExoticComponent, type ReactElement } from "react";

// React's own bound for what `lazy` takes.
// eslint-disable-next-line typescript/no-explicit-any
type Any = ComponentType<any>;
const failed = new Set<() => void>();

export function onDemand<T extends Any>(fetch: () => Promise<{ readonly default: T }>): (props: ComponentProps<T>) => ReactElement {
  const make = (): LazyExoticComponent<T> =>
    lazy(() =>
      fetch().catch((error: unknown) => {
        failed.add(renew);
        throw error;
      }),
    );
  let part = make();
  const renew = () => {
    part = make();
  };
  return function OnDemand(props) {
    return createElement(part as ComponentType<ComponentProps<T>>, props);
  };
}

export function fetchAgain(): void {
  for (const renew of failed) renew();
  failed.clear();
}
