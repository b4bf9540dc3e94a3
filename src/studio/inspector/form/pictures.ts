// Values that are better seen than read: the picture below one of several shapes, by the field that tells them apart.
import type { ComponentType } from "react";

import { LoadPicture } from "../shape/load-picture.tsx";

export const PICTURES: Readonly<Record<string, ComponentType<{ readonly value: unknown }>>> = { shape: LoadPicture };
