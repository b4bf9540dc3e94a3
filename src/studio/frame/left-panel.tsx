// The left panel: the palette draws its tabs, components and faults; its templates come from the start room.
import { lazy, Suspense } from "react";

import { Palette } from "./app-rooms.ts";

const TemplateList = lazy(async () => ({ default: (await import("../start/template-list.tsx")).TemplateList }));

export function LeftPanel() {
  return (
    <Suspense>
      <Palette
        templates={
          <Suspense>
            <TemplateList />
          </Suspense>
        }
      />
    </Suspense>
  );
}
