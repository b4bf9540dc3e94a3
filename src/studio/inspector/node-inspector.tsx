// Settings of a node, as its kind's fields say, and at the foot what it does right now.
import { Suspense } from "react";

import { known } from "../../base/assert.ts";
import { kindSpec, type Node } from "../../engine/kinds/specs.ts";
import { nodeFields } from "../../engine/scenario/node-fields.ts";
import { onDemand } from "../widgets/on-demand.ts";
import { BoundSettings } from "./form/bound.tsx";
import type { Values } from "./form/control-props.ts";
import { FieldRow } from "./form/field-row.tsx";
import { useFormWords } from "./form/field-words.ts";
import { FieldsForm } from "./form/fields-form.tsx";
import { Form } from "./form/form.tsx";
import { NodeHead } from "./head/node-head.tsx";
import { IdRow } from "./id-row.tsx";
import { NodeFoot } from "./live/node-foot.tsx";
import { ZoneFoot } from "./live/zone-foot.tsx";
import { Subscriptions } from "./subscriptions.tsx";
import { setThing } from "./write.ts";

import style from "./inspector.module.css";

const Notices = onDemand(() => import("./notices.tsx"));

export function NodeInspector({ node }: { readonly node: Node }) {
  const spec = known(kindSpec(node.kind), `the kind ${node.kind}`);
  const name = known(nodeFields(node.kind)?.["name"], "the name of a node");
  const set = (field: string, value: unknown) => setThing(node.id, field, value);
  return (
    <Form owner={{ id: node.id, words: useFormWords().kinds[node.kind] }}>
      <div className={style["scroll"]}>
        <NodeHead node={node} />
        <Suspense fallback={null}>
          <Notices of={{ list: "nodes", id: node.id }} />
        </Suspense>
        <BoundSettings service={node.id}>
          <FieldsForm
            fields={spec.fields}
            value={node as Values}
            onField={set}
            basics={
              <>
                <FieldRow
                  field={name}
                  value={node.name}
                  words="name"
                  placeholder={node.id}
                  siblings={node as Values}
                  onChange={(value) => set("name", value)}
                />
                <IdRow id={node.id} />
              </>
            }
          />
        </BoundSettings>
        {node.kind === "broker" && <Subscriptions broker={node.id} />}
      </div>
      {node.kind === "zone" ? <ZoneFoot zone={node.id} /> : <NodeFoot node={node} />}
    </Form>
  );
}
