// The words of the client in English: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "People or programs that send requests. An open load arrives at its own rate whether or not the system keeps up; closed users each wait for their answer before they go on, as load testers' virtual users do (Locust, k6). Modelled: when requests arrive, what they ask for, when people give up. Not modelled: browsers, sessions, connection limits.",
  fields: {
    ...zonedWords,
    load: { label: "Load", help: "How many requests there are and how that changes in time." },
    "load.shape": {
      label: "Shape",
      help: "Constant, ramp, steps, spike and wave are rates; closed is a number of users who wait for each answer.",
    },
    "load.rate": { label: "Rate", help: "Requests per second on average." },
    "load.from": { label: "From", help: "Rate at the start." },
    "load.to": { label: "To", help: "Rate at the end of the ramp; it stays there." },
    "load.over": { label: "Over", help: "How long the ramp takes." },
    "load.steps": { label: "Steps", help: "Rates and the moments from which they hold; 0 before the first." },
    "load.steps[].at": { label: "At", help: "From this virtual time on; not before the step above it." },
    "load.steps[].rate": { label: "Rate", help: "Requests per second from then on." },
    "load.base": { label: "Base", help: "Rate before and after the spike." },
    "load.peak": { label: "Peak", help: "Rate during the spike." },
    "load.at": { label: "At", help: "When the spike begins." },
    "load.for": { label: "For", help: "How long it lasts." },
    "load.mean": { label: "Mean", help: "Rate in the middle of the wave." },
    "load.amplitude": { label: "Amplitude", help: "How far the rate swings to each side; it never goes below 0." },
    "load.period": { label: "Period", help: "From one crest to the next." },
    "load.users": {
      label: "Users",
      help: "How many there are. Each thinks, asks, and thinks again once the request has ended in whatever way.",
    },
    "load.think": { label: "Think time", help: "Pause of a user between an answer and the next request (Locust: wait_time)." },
    arrivals: { label: "Arrivals", help: "Poisson: independent people, with gaps by chance. Even: a metronome. Closed users ignore it." },
    patience: {
      label: "Patience",
      help: "After this a user gives up and the request counts as cancelled. Left out: they wait for ever.",
    },
    requests: { label: "Requests", help: "What is asked for, chosen by weight for each request." },
    "requests[].path": { label: "Path", help: "What a gateway chooses the service by." },
    "requests[].method": { label: "Method", help: "HTTP method, for people and traces." },
    "requests[].weight": { label: "Weight", help: "How often it is chosen, compared with the others." },
    "requests[].priority": {
      label: "Priority",
      help: "Critical requests, and all calls made for them, may use the places that services keep free when they shed load.",
    },
    "requests[].to": { label: "To", help: "The node that is asked. Needed only where the client has several routes." },
    "requests[].endpoint": { label: "Endpoint", help: "Endpoint of the service; its first where none is named." },
    "requests[].key": {
      label: "Key",
      help: "Gives each request a key, as an id of a user or product: what caches and consistent hashing use.",
    },
    "requests[].key.keys": { label: "Keys", help: "How many different keys there are." },
    "requests[].key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
  },
};
