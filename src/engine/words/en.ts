// Everything that forms and the JSON Schema say in English. A kind and a fault are one line each here; the compiler names one that is missing.
import { words as badConfig } from "../faults/bad-config/words.en.ts";
import { words as brokerOutage } from "../faults/broker-outage/words.en.ts";
import { words as clockSkew } from "../faults/clock-skew/words.en.ts";
import { words as crash } from "../faults/crash/words.en.ts";
import { words as duplicate } from "../faults/duplicate/words.en.ts";
import { words as errors } from "../faults/errors/words.en.ts";
import { words as hang } from "../faults/hang/words.en.ts";
import { words as latency } from "../faults/latency/words.en.ts";
import { words as leak } from "../faults/leak/words.en.ts";
import { words as loss } from "../faults/loss/words.en.ts";
import { words as partition } from "../faults/partition/words.en.ts";
import { words as poison } from "../faults/poison/words.en.ts";
import { words as poolLeak } from "../faults/pool-leak/words.en.ts";
import { words as quota } from "../faults/quota/words.en.ts";
import { words as registryOutage } from "../faults/registry-outage/words.en.ts";
import { words as reorder } from "../faults/reorder/words.en.ts";
import { words as slowConfig } from "../faults/slow-config/words.en.ts";
import { words as slowConsumer } from "../faults/slow-consumer/words.en.ts";
import { words as slow } from "../faults/slow/words.en.ts";
import { words as staleRegistry } from "../faults/stale-registry/words.en.ts";
import { words as surge } from "../faults/surge/words.en.ts";
import { words as zoneOutage } from "../faults/zone-outage/words.en.ts";
import { words as broker } from "../kinds/broker/words.en.ts";
import { words as cache } from "../kinds/cache/words.en.ts";
import { words as client } from "../kinds/client/words.en.ts";
import { words as config } from "../kinds/config/words.en.ts";
import { words as database } from "../kinds/database/words.en.ts";
import { words as external } from "../kinds/external/words.en.ts";
import { words as gateway } from "../kinds/gateway/words.en.ts";
import { words as registry } from "../kinds/registry/words.en.ts";
import { words as saga } from "../kinds/saga/words.en.ts";
import { words as service } from "../kinds/service/words.en.ts";
import { words as zone } from "../kinds/zone/words.en.ts";
import type { FormWords } from "./form-words.ts";
import { routeWords } from "./route.en.ts";
import { actsWords, identityWords, objectiveWords, settingsWords } from "./scenario.en.ts";
import { stepsWords } from "./steps.en.ts";

export const en: FormWords = {
  kinds: { broker, cache, client, config, database, external, gateway, registry, saga, service, zone },
  faults: {
    "bad-config": badConfig,
    "clock-skew": clockSkew,
    crash,
    errors,
    hang,
    latency,
    leak,
    loss,
    partition,
    "pool-leak": poolLeak,
    quota,
    "broker-outage": brokerOutage,
    duplicate,
    reorder,
    "slow-consumer": slowConsumer,
    poison,
    "registry-outage": registryOutage,
    slow,
    "slow-config": slowConfig,
    "stale-registry": staleRegistry,
    surge,
    "zone-outage": zoneOutage,
  },
  identity: identityWords,
  route: routeWords,
  steps: stepsWords,
  acts: actsWords,
  objective: objectiveWords,
  settings: settingsWords,
};
