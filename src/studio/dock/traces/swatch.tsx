// The small square that says which service, in its colour.
import { fillOf, useServiceColours } from "../service-colours.ts";

export function Swatch({ node, size = 8 }: { readonly node: string; readonly size?: number }) {
  const colours = useServiceColours();
  return (
    <svg width={size} height={size} aria-hidden style={{ flex: "none" }}>
      <rect width={size} height={size} rx="2" fill={fillOf(colours, node)} />
    </svg>
  );
}
