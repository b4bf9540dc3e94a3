// Makes the page work without a network after the first visit. A newer build is offered to the person, never forced on them.
// Only in the built app: while developing, kept files would hide every change.

/** Called when a newer version is ready; `take` changes to it and loads the page anew. */
export type OnUpdate = (take: () => void) => void;

export function registerOffline(onUpdate: OnUpdate): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const script = new URL("sw.js", document.baseURI);
  navigator.serviceWorker.register(script).then(
    (registration) => watch(registration, onUpdate),
    // A private window or a policy may refuse it: the page works all the same, with a network.
    () => tell("refused"),
  );
}

function watch(registration: ServiceWorkerRegistration, onUpdate: OnUpdate): void {
  offer(registration, onUpdate);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => offer(registration, onUpdate));
  });
  void navigator.serviceWorker.ready.then(() => tell("ready"));
}

/** A worker that waits while another one serves this page is a newer build; the very first one only waits for itself. */
function offer({ waiting }: ServiceWorkerRegistration, onUpdate: OnUpdate): void {
  if (waiting === null || navigator.serviceWorker.controller === null) return;
  onUpdate(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  });
}

/** `data-offline` on the root: how a test, or a curious person, learns that the network may go. */
function tell(state: "ready" | "refused"): void {
  document.documentElement.dataset["offline"] = state;
}
