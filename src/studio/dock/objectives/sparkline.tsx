// How a number went, as small as a word: its last value is a dot. Decorative: the number itself stands beside it.
import styles from "./objectives.module.css";

const [WIDTH, HEIGHT, EDGE] = [72, 16, 2] as const;

export function Sparkline({ values }: { readonly values: Float64Array }) {
  const known = [...values].filter((value) => !Number.isNaN(value));
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (i: number) => EDGE + (i / (known.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => (high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE));
  return (
    <svg className={styles["spark"]} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <polyline points={known.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(" ")} />
      <circle cx={x(known.length - 1)} cy={y(known.at(-1) ?? 0)} r="1.8" />
    </svg>
  );
}
