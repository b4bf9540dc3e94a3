// Packet loss, drawn for each message: a request on its way there, an answer on its way back, a heartbeat.
import type { FaultEffect } from "../effect.ts";

export const loss: FaultEffect<"loss"> = ({ rate, share }, { lose, instance, random }) => lose({ rate: rate * share, random, instance });
