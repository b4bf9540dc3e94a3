// What a component remembers of its words is made anew in another language, though it was told nothing else.
import { act, cleanup, render } from "@testing-library/react";
import { memo, useMemo } from "react";
import { afterEach, expect, test } from "vitest";

import { setLanguage, useWords } from "./language.ts";

afterEach(async () => {
  cleanup();
  await setLanguage("en");
});

const Remembering = memo(function Remembering() {
  const words = useWords();
  const name = useMemo(() => words("dock.metrics"), [words]);
  return <p>{name}</p>;
});

test("remembered words follow the language, and stay the same function while it is the same", async () => {
  const { container, rerender } = render(<Remembering />);
  expect(container.textContent).toBe("Metrics");
  await act(() => setLanguage("zh"));
  expect(container.textContent).toBe("指标");
  rerender(<Remembering />);
  await act(() => setLanguage("en"));
  expect(container.textContent).toBe("Metrics");
});
