// The load of a client, multiplied for a while: by an act, by a surge. Factors of several multiply each other.
import type { Client } from "../network.ts";

/** @param by what multiplies it, which is multiplied by one factor at a time. @returns what ends it */
export function multiplyLoad(client: Client, by: object, factor: number): () => void {
  client.multipliers.set(by, factor);
  multiply(client);
  return () => {
    client.multipliers.delete(by);
    multiply(client);
  };
}

function multiply(client: Client): void {
  let factor = 1;
  for (const one of client.multipliers.values()) factor *= one;
  client.source?.multiply(factor);
}
