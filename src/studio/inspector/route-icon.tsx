// A route as a picture: from a point to an arrow. No library has it.
export const RouteIcon = ({ size = 18 }: { readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden
  >
    <circle cx="3" cy="8" r="1.7" />
    <path d="M4.7 8H14M11.5 5.5 14 8l-2.5 2.5" />
  </svg>
);
