// The registry's words, in English: what its log says, and its panel.
export const registryWords = {
  "log.registered": "{who} registered",
  "log.registeredAgain": "{who} registered again: the registry did not know it",
  "log.deregistered": "{who} deregistered",
  "log.evicted": "{who} evicted: no heartbeat for {silence}",
  "log.evictedAlive": "{who} evicted although it is up: none of its heartbeats arrived for {silence}",
  "log.renewedLate": "{who} renewed late, after {gap}",
  "log.listChanged": "{caller} refreshed its list of {service}: {change}",
  "log.list.come": "{names} came",
  "log.list.gone": "{names} went",
  "log.list.and": ", ",
  "log.preservationOn": "Self-preservation on: {renewals} renewals, more than {threshold} are expected. Nobody is evicted",
  "log.preservationOff": "Self-preservation off: {renewals} renewals, more than {threshold}",
} as const;
