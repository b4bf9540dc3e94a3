// An outage of the broker: no message comes to it and none leaves it, or a share of them is lost.
import type { FaultEffect } from "../effect.ts";

export const brokerOutage: FaultEffect<"broker-outage"> = ({ share }, { disturbBroker, lose, random }) => {
  const ends = [lose({ rate: share, random, instance: null }), ...(share >= 1 ? [disturbBroker({ what: "outage" })] : [])];
  return () => {
    for (const end of ends) end();
  };
};
