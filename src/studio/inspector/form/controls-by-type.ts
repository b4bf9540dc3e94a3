// Which component edits which sort of field. A kind, a route or a fault never names a component: its fields do.
import { StepsControl } from "../steps/steps-control.tsx";
import type { ControlTables } from "./controls-context.ts";
import { ChoiceControl } from "./controls/choice-control.tsx";
import { ChoicesControl } from "./controls/choices-control.tsx";
import { DistributionControl } from "./controls/distribution-control.tsx";
import { DurationControl } from "./controls/duration-control.tsx";
import { ExtentControl } from "./controls/extent-control.tsx";
import { FlagControl } from "./controls/flag-control.tsx";
import { GroupControl } from "./controls/group-control.tsx";
import { HeadersControl } from "./controls/headers-control.tsx";
import { LimitControl } from "./controls/limit-control.tsx";
import { ListControl } from "./controls/list-control.tsx";
import { NumberControl } from "./controls/number-control.tsx";
import { ReferenceControl } from "./controls/reference-control.tsx";
import { TextControl } from "./controls/text-control.tsx";
import { ValuesControl } from "./controls/values-control.tsx";
import { VariantsControl } from "./controls/variants-control.tsx";

export const CONTROLS: ControlTables = {
  rows: {
    duration: DurationControl,
    distribution: DistributionControl,
    integer: NumberControl,
    number: NumberControl,
    seed: NumberControl,
    flag: FlagControl,
    text: TextControl,
    id: TextControl,
    choice: ChoiceControl,
    choices: ChoicesControl,
    reference: ReferenceControl,
    limit: LimitControl,
    extent: ExtentControl,
  },
  blocks: {
    group: GroupControl,
    variants: VariantsControl,
    list: ListControl,
    headers: HeadersControl,
    values: ValuesControl,
    steps: StepsControl,
  },
};
