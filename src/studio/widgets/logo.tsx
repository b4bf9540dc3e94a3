// The mark of Faultline: a line, broken, and what goes on beside it.
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <rect width="20" height="20" rx="5" fill="var(--ink)" />
      <path d="M3.5 7.5h4.2l2.3 5h6.5" fill="none" stroke="var(--surface)" strokeWidth="1.7" strokeLinejoin="round" />
      <path d="M10.8 7.5h5.7M3.5 12.5h3.7" fill="none" stroke="var(--accent)" strokeWidth="1.7" />
    </svg>
  );
}
