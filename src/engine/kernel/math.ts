// Logarithm, exponential, sine, cosine and the normal quantile by + − × ÷ alone, so that every JavaScript engine gives the same
// bits; the language leaves the last bit of Math.log and its like to the implementation. Errors are below 4 units of the last place.

const LN2 = 0.6931471805599453;
const SQRT2 = 1.4142135623730951;
export const PI = 3.141592653589793;

const words = new Uint32Array(2);
const double = new Float64Array(words.buffer);
/** Which half of a double holds the exponent on this machine. */
const HIGH = (() => {
  double[0] = 1;
  return words[1] === 0x3ff00000 ? 1 : 0;
})();

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (k + 1023) << 20;
  return double[0] as number;
}

/** ln(1 + f) for √½ − 1 ≤ f ≤ √2 − 1: a minimax series in s = f / (2 + f) (the coefficients of fdlibm's e_log). */
export function logOnePlus(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return f - (half - s * (half + odd + even));
}

/** Natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (x < 2.2250738585072014e-308) return log(x * 18014398509481984) - 54 * LN2;
  double[0] = x;
  let k = ((words[HIGH] as number) >>> 20) - 1023;
  words[HIGH] = ((words[HIGH] as number) & 0xfffff) | 0x3ff00000;
  let m = double[0] as number;
  if (m > SQRT2) {
    m *= 0.5;
    k++;
  }
  return k * LN2 + logOnePlus(m - 1);
}

/** e^x: x = k ln 2 + r, a Taylor series in r. */
export function exp(x: number): number {
  if (x > 709.7) return Infinity;
  if (x < -745) return 0;
  if (x !== x) return x;
  const k = Math.round(x / LN2);
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum = 1;
  for (let i = 18; i > 0; i--) sum = 1 + (r * sum) / i;
  return k < -1000
    ? sum * powerOfTwo(k + 100) * powerOfTwo(-100)
    : k > 1000
      ? sum * powerOfTwo(k - 100) * powerOfTwo(100)
      : sum * powerOfTwo(k);
}

/** x^y for x ≥ 0. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  return x === 0 ? (y > 0 ? 0 : Infinity) : exp(y * log(x));
}

/** Sine of a full turn's fraction: sin(2π · turn). Exact reduction, so that long runs lose nothing. */
export function sineOfTurn(turn: number): number {
  let t = turn - Math.floor(turn);
  let sign = 1;
  if (t >= 0.5) {
    t -= 0.5;
    sign = -1;
  }
  if (t > 0.25) t = 0.5 - t;
  const x = 2 * PI * t;
  const z = x * x;
  let sum = 1;
  for (let i = 21; i > 1; i -= 2) sum = 1 - (z * sum) / (i * (i - 1));
  return sign * x * sum;
}
export const cosineOfTurn = (turn: number): number => sineOfTurn(turn + 0.25);

const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
};
// Wichura (1988), algorithm AS 241, PPND16: the centre, the shoulders, the tails; numerator, then denominator.
const CENTRE = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
    33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
] as const;
const SHOULDER = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459, 0.0151986665636164571966,
    5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
] as const;
const TAIL = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
    0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4, 1.8463183175100546818e-5,
    1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
] as const;

/** The standard normal's quantile of 0 < p < 1. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const x =
    r <= 5 ? polynomial(SHOULDER[0], r - 1.6) / polynomial(SHOULDER[1], r - 1.6) : polynomial(TAIL[0], r - 5) / polynomial(TAIL[1], r - 5);
  return q < 0 ? -x : x;
}
