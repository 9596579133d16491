// A connection that is as far away as a real host: bytes arrive a fixed time after they were sent.

import { connect, createServer } from "node:net";

/**
 * Passes connections on to `port` of localhost; a round trip takes `roundTrip` ms longer. Resolves to { port, close() }.
 * Bandwidth is left alone, and so is the handshake.
 */
export async function startDelay(port, roundTrip) {
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [[near, far], [far, near]]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on("data", (bytes) => later(() => to.writable && to.write(bytes)));
      from.on("end", () => later(() => to.end()));
      from.on("error", () => to.destroy());
      from.on("close", () => sockets.delete(from));
    }
  });
  const later = (work) => setTimeout(work, roundTrip / 2);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
