// Is an element in sight? A chart that is scrolled away is not drawn. Where the browser cannot tell, it is.
import { useEffect, useState, type RefObject } from "react";

export function useVisible(ref: RefObject<Element | null>): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof IntersectionObserver === "undefined") return undefined;
    const observer = new IntersectionObserver((entries) => setVisible(entries.at(-1)?.isIntersecting ?? true), { rootMargin: "80px" });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return visible;
}
