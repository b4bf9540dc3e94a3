// Each component test begins with an empty page. A file's tests begin with the app as it is when it is loaded, too: the files
// share a process and its page, so the app's modules are evaluated anew, and what the file before left behind is taken away.
import { cleanup, configure } from "@testing-library/react";
import type { Window } from "happy-dom";
import { afterAll, afterEach, vi } from "vitest";

vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
configure({ asyncUtilTimeout: 1000 });
for (const root of [document.documentElement, document.head, document.body]) {
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
}
document.head.replaceChildren();
document.body.replaceChildren();
localStorage.clear();
sessionStorage.clear();

afterEach(cleanup);
afterAll(() => (window as unknown as Window).happyDOM.abort());
