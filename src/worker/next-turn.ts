// The next turn of the event loop, after the messages that have arrived: through a MessageChannel, since timers are held back to 4 ms.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

/** Wall ms to be idle where the run has come as far as its pace allows: short beside a frame, long beside a spinning core. */
const REST_MS = 4;
export const rest = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, REST_MS);
  });
