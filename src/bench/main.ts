// `npm run bench`: our engine beside bare loops of the same work, in one run, and beside what others reach on it.
// The ratios mean something on any machine, the absolute figures on this one only.
import { holdBare, holdOurs } from "./hold.ts";
import { compare, type Compared } from "./measure.ts";
import { PEERS } from "./peers.ts";
import { chainBare, chainOurs, mmcBare, mmcOurs } from "./runs.ts";

interface Line {
  readonly name: string;
  readonly compared: Compared;
  readonly aim: number | undefined;
}

const line = (name: string, compared: Compared, aim?: number): Line => {
  process.stderr.write(".");
  return { name, compared, aim };
};

const hold = [100, 10_000, 1_000_000].map((pending) =>
  line(`hold, ${pending} pending`, compare(holdOurs(pending), holdBare(pending)), 0.7),
);
// Sizes of the performance paper: a million customers, 800,000 departures, ten minutes.
const single = compare(mmcOurs(0.8, 1, 1250), mmcBare(0.8, 1, 1250));
const overload = compare(mmcOurs(1.2, 1, 800), mmcBare(1.2, 1, 800));
const runs = [
  line("M/M/1, load 0.8", single, 0.3),
  line("M/M/8, load 0.9", compare(mmcOurs(7.2, 8, 139), mmcBare(7.2, 8, 139)), 0.4),
  line("M/M/1, load 1.2", overload),
  line("chain with metrics", compare(chainOurs(600), chainBare(600)), 0.5),
];
process.stderr.write("\n");

const cell = (value: number, digits: number, width: number) => value.toFixed(digits).padStart(width);
function print(title: string, lines: readonly Line[]): void {
  console.log(`\n${title.padEnd(28)}  ours ns   bare ns    ours M/s    bare M/s    ratio`);
  for (const { name, compared, aim } of lines) {
    const { ours, bare, ratio } = compared;
    const verdict = aim === undefined ? "" : ratio >= aim ? `  aim ${aim}: reached` : `  aim ${aim}: MISSED`;
    console.log(
      `${name.padEnd(28)}${cell(ours, 0, 9)}${cell(bare, 0, 10)}${cell(1e3 / ours, 2, 12)}${cell(1e3 / bare, 2, 12)}${cell(ratio, 2, 9)}${verdict}`,
    );
  }
}
print("event queue, an operation", hold);
print("workload, an event", runs);

const growth = overload.ours / single.ours;
console.log(`\ncost an event in overload ÷ M/M/1: ${growth.toFixed(2)}  aim ≤ 1.5: ${growth <= 1.5 ? "reached" : "MISSED"}`);
console.log("\nOthers on the same work, as ratios to the same bare loops (measured once, on one machine; see README.md):");
for (const [name, ...ratios] of PEERS) console.log(`${name.padEnd(36)}${ratios.join("   ")}`);
